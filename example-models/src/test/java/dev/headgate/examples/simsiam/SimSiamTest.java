package dev.headgate.examples.simsiam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.learning.config.Adam;

class SimSiamTest {

  private static final int BATCH = 16;

  private final float[] left = random(1);
  private final float[] right = random(2);

  private static float[] random(long seed) {
    Random random = new Random(seed);
    float[] images = new float[BATCH * 28 * 28];
    for (int i = 0; i < images.length; i++) {
      images[i] = random.nextFloat();
    }
    return images;
  }

  private static CompiledSimSiam model() {
    return CompiledSimSiam.builder().batchSize(BATCH).seed(3).updater(new Adam(1e-3)).build();
  }

  private static CompiledWithoutStop withoutStop() {
    return CompiledWithoutStop.builder().batchSize(BATCH).seed(3).updater(new Adam(1e-3)).build();
  }

  @Test
  void theMaskChangesNoValueButWhatTheEncoderHears() {
    try (CompiledSimSiam model = model();
        CompiledWithoutStop without = withoutStop()) {
      double loss = model.gradients(BATCH, left, right).total();
      assertThat(without.gradients(BATCH, left, right).total()).isEqualTo(loss);
      assertThat(without.gradientValues("predictor.guess.weight"))
          .isEqualTo(model.gradientValues("predictor.guess.weight"));
      assertThat(without.gradientValues("encoder.projection.dense.weight"))
          .isNotEqualTo(model.gradientValues("encoder.projection.dense.weight"));
    }
  }

  @Test
  void aFewStepsLowerTheLoss() {
    try (CompiledSimSiam model = model()) {
      double first = model.step(BATCH, left, right).total();
      double last = first;
      for (int step = 0; step < 30; step++) {
        last = model.step(BATCH, left, right).total();
      }
      assertThat(last).isLessThan(0.9 * first);
    }
  }
}
