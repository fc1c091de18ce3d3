package dev.headgate.examples.byol;

import static dev.headgate.runtime.Effect.FLOWS_THROUGH;
import static dev.headgate.runtime.Effect.TRAINS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.learning.config.Adam;

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

  private static CompiledByol model(float decay) {
    return CompiledByol.builder()
        .batchSize(BATCH)
        .seed(3)
        .updater(new Adam(1e-3))
        .targetDecay(decay)
        .build();
  }

  @Test
  void noLossTrainsTheTarget() {
    try (CompiledByol model = model(0.9f)) {
      assertThat(model.routing().rows())
          .isEqualTo(
              Map.of(
                  "encoder", List.of(TRAINS, TRAINS),
                  "predictor", List.of(TRAINS, TRAINS),
                  "target", List.of(FLOWS_THROUGH, FLOWS_THROUGH)));
    }
  }

  @Test
  void theTargetIsTheAverageOfWhatTheEncoderWas() {
    try (CompiledByol model = model(0.9f)) {
      float[] average = model.parameterValues(OF_ENCODER);
      for (int step = 0; step < 3; step++) {
        model.step(BATCH, left, right);
        float[] now = model.parameterValues(OF_ENCODER);
        for (int i = 0; i < average.length; i++) {
          average[i] = 0.9f * average[i] + 0.1f * now[i];
        }
      }
      float[] target = model.parameterValues(OF_TARGET);
      for (int i = 0; i < average.length; i++) {
        assertThat(target[i]).isCloseTo(average[i], within(1e-6f));
      }
      assertThat(target).isNotEqualTo(model.parameterValues(OF_ENCODER));
    }
  }

  @Test
  void withoutADecayTheTargetStaysAndTheLossFalls() {
    try (CompiledByol model = model(0)) {
      float[] before = model.parameterValues(OF_TARGET);
      double first = model.step(BATCH, left, right).total();
      double last = first;
      for (int step = 0; step < 30; step++) {
        last = model.step(BATCH, left, right).total();
      }
      assertThat(last).isLessThan(0.9 * first);
      assertThat(model.parameterValues(OF_TARGET)).isEqualTo(before);
    }
  }
}
