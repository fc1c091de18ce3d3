package dev.headgate.examples.linearprobe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.examples.Parameters;
import dev.headgate.examples.RandomArrays;
import dev.headgate.runtime.Effect;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.learning.config.Adam;

class ProbeTest {

  private static final int BATCH = 6;

  @Test
  void theProbesLossTrainsTheProbeAndIsCutFromTheEncoder() {
    try (CompiledProbedAutoencoder model = CompiledProbedAutoencoder.builder().build()) {
      assertThat(model.routing().effect("classes", "encoder")).isEqualTo(Effect.CUT);
      assertThat(model.routing().effect("classes", "probe")).isEqualTo(Effect.TRAINS);
      assertThat(model.routing().effect("reconstruction", "encoder")).isEqualTo(Effect.TRAINS);
    }
  }

  @Test
  void theAutoencoderHasTheBitsItWouldHaveWithoutTheProbe() {
    Random random = new Random(3);
    try (CompiledProbedAutoencoder probed =
            CompiledProbedAutoencoder.builder()
                .batchSize(BATCH)
                .seed(1)
                .updater(new Adam(1e-2))
                .build();
        CompiledAutoencoder alone =
            CompiledAutoencoder.builder()
                .batchSize(BATCH)
                .seed(1)
                .updater(new Adam(1e-2))
                .build()) {
      float[] images = RandomArrays.uniform(random, BATCH * 28 * 28);
      int[] labels = RandomArrays.integers(random, BATCH, 10);
      double first = probed.step(BATCH, images, labels).classes();
      alone.step(BATCH, images);
      double last = first;
      for (int i = 0; i < 20; i++) {
        last = probed.step(BATCH, images, labels).classes();
        alone.step(BATCH, images);
      }

      assertThat(last).isLessThan(first);
      assertThat(Parameters.different(probed, alone, "encoder")).isZero();
      assertThat(Parameters.different(probed, alone, "decoder")).isZero();
    }
  }
}
