package dev.headgate.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AccuracyTest {

  @Test
  void countsTheSamplesWhoseLabelScoresHighest() {
    float[] scores = {1, 2, 3, 9, 2, 3, 0, 5, 5};

    assertThat(Accuracy.correct(3, 3, scores, new int[] {2, 0, 1})).isEqualTo(3);
    assertThat(Accuracy.correct(3, 3, scores, new int[] {2, 1, 2})).isEqualTo(1);
  }

  @Test
  void looksAtTheGivenNumberOfSamplesOnly() {
    float[] scores = {1, 2, 3, 4};

    assertThat(Accuracy.correct(1, 2, scores, new int[] {1, 1})).isEqualTo(1);
  }
}
