package dev.headgate.examples.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EnlargementTest {

  @Test
  void placesNewPixelsAQuarterFromTheOldOnes() {
    float[] to = new float[16];

    Enlargement.twice(2, new float[] {0, 4, 8, 12}, to, 0);

    assertThat(to).containsExactly(0, 1, 3, 4, 2, 3, 5, 6, 6, 7, 9, 10, 8, 9, 11, 12);
  }

  @Test
  void keepsTheMeanOfAnImage() {
    float[] from = new float[28 * 28];
    FashionMnist.train().copyImage(0, from, 0);
    float[] to = new float[56 * 56];

    Enlargement.twice(28, from, to, 0);

    assertThat(mean(to)).isCloseTo(mean(from), within(0.005));
  }

  @Test
  void writesItsPlaceAndNothingElse() {
    float[] to = {9, 0, 0, 0, 0, 9};

    Enlargement.twice(1, new float[] {5}, to, 1);

    assertThat(to).containsExactly(9, 5, 5, 5, 5, 9);
  }

  private static double mean(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
