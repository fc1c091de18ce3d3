package dev.headgate.examples.vqvae;

import static dev.headgate.runtime.Effect.CUT;
import static dev.headgate.runtime.Effect.FLOWS_THROUGH;
import static dev.headgate.runtime.Effect.NOT_CONNECTED;
import static dev.headgate.runtime.Effect.TRAINS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headgate.examples.Shuffle;
import dev.headgate.examples.data.FashionMnist;
import dev.headgate.examples.data.ImageBatch;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.learning.config.Adam;

class VectorQuantizedAutoencoderTest {

  private static final int BATCH = 8;

  private final float[] images = images();

  private static float[] images() {
    ImageBatch batch = new ImageBatch(BATCH);
    FashionMnist test = FashionMnist.test();
    batch.fill(test, new Shuffle(test.count(), 1).next(), 0);
    return batch.images();
  }

  private static CompiledVectorQuantizedAutoencoder model() {
    return CompiledVectorQuantizedAutoencoder.builder()
        .batchSize(BATCH)
        .seed(3)
        .updater(new Adam(2e-3))
        .build();
  }

  @Test
  void eachLossTrainsItsPartOnly() {
    try (CompiledVectorQuantizedAutoencoder model = model()) {
      assertThat(model.routing().losses())
          .containsExactly("reconstruction", "codebook", "commitment");
      assertThat(model.routing().rows())
          .isEqualTo(
              Map.of(
                  "encoder", List.of(TRAINS, CUT, TRAINS),
                  "quantized", List.of(FLOWS_THROUGH, TRAINS, CUT),
                  "decoder", List.of(TRAINS, NOT_CONNECTED, NOT_CONNECTED)));
    }
  }

  @Test
  void aFewStepsLowerTheReconstructionError() {
    try (CompiledVectorQuantizedAutoencoder model = model()) {
      double before = model.evaluate(BATCH, images).reconstruction();
      for (int step = 0; step < 30; step++) {
        model.step(BATCH, images);
      }
      assertThat(model.evaluate(BATCH, images).reconstruction()).isLessThan(0.7 * before);
    }
  }

  @Test
  void everyQuantizedVectorIsACode() {
    try (CompiledVectorQuantizedAutoencoder model = model()) {
      CodeUsage usage = new CodeUsage(model.parameterValues("quantized.weight"), 16);
      usage.add(model.forward(BATCH, images).quantizedValues(), 49);
      assertThat(usage.used()).isBetween(1, 64);
    }
  }

  @Test
  void perplexityCountsEquallyFrequentCodes() {
    CodeUsage usage = new CodeUsage(new float[] {1, 2, 3, 4, 5, 6}, 2);
    usage.add(new float[] {1, 3, 2, 4, 3, 1, 4, 2}, 2); // codes 0, 1 and 1, 0
    assertThat(usage.used()).isEqualTo(2);
    assertThat(usage.perplexity()).isCloseTo(2, within(1e-12));
  }
}
