package dev.headgate.examples.fashion;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FashionTrainingTest {

  @Test
  void reaches84PercentInSixEpochs() {
    try (FashionTraining training = new FashionTraining(6, 2, 42)) {
      assertThat(training.testAccuracy()).as("before training").isLessThan(0.4);
      double first = training.epoch();
      double last = first;
      for (int epoch = 2; epoch <= 6; epoch++) {
        last = training.epoch();
      }
      assertThat(last).isLessThan(0.6 * first);
      assertThat(training.testAccuracy()).isGreaterThanOrEqualTo(0.84);
    }
  }
}
