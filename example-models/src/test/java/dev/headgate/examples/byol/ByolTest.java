package dev.headgate.examples.byol;

import static dev.headgate.runtime.Effect.FLOWS_THROUGH;
import static dev.headgate.runtime.Effect.TRAINS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ByolTest {

  private static final int BATCH = 16;
  private static final String OF_ENCODER = "encoder.projection.dense.weight";
  private static final String OF_TARGET = "target.projection.dense.weight";

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

  @Test
  void noLossTrainsTheTarget() {
    try (ByolLearner learner = new ByolLearner(0.9f, 3)) {
      assertThat(learner.model().routing().rows())
          .isEqualTo(
              Map.of(
                  "encoder", List.of(TRAINS, TRAINS),
                  "predictor", List.of(TRAINS, TRAINS),
                  "target", List.of(FLOWS_THROUGH, FLOWS_THROUGH)));
    }
  }

  @Test
  void theTargetIsTheAverageOfWhatTheEncoderWas() {
    try (ByolLearner learner = new ByolLearner(0.9f, 3)) {
      float[] average = learner.model().parameterValues(OF_ENCODER);
      for (int step = 0; step < 3; step++) {
        learner.step(BATCH, left, right);
        float[] now = learner.model().parameterValues(OF_ENCODER);
        for (int i = 0; i < average.length; i++) {
          average[i] = 0.9f * average[i] + 0.1f * now[i];
        }
      }
      float[] target = learner.model().parameterValues(OF_TARGET);
      for (int i = 0; i < average.length; i++) {
        assertThat(target[i]).isCloseTo(average[i], within(1e-6f));
      }
      assertThat(target).isNotEqualTo(learner.model().parameterValues(OF_ENCODER));
    }
  }

  @Test
  void withoutADecayTheTargetStaysAndTheLossFalls() {
    try (ByolLearner learner = new ByolLearner(0, 3)) {
      float[] before = learner.model().parameterValues(OF_TARGET);
      double first = learner.step(BATCH, left, right);
      double last = first;
      for (int step = 0; step < 30; step++) {
        last = learner.step(BATCH, left, right);
      }
      assertThat(last).isLessThan(0.9 * first);
      assertThat(learner.model().parameterValues(OF_TARGET)).isEqualTo(before);
    }
  }
}
