package dev.headgate.examples.vaegan;

import static dev.headgate.runtime.Effect.CUT;
import static dev.headgate.runtime.Effect.FLOWS_THROUGH;
import static dev.headgate.runtime.Effect.NOT_CONNECTED;
import static dev.headgate.runtime.Effect.TRAINS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.examples.Parameters;
import dev.headgate.examples.data.MeanImage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.learning.config.Adam;

class VaeGanTest {

  private static final int BATCH = 8;

  private final float[] images = new float[BATCH * 28 * 28];
  private final float[] ones = new float[BATCH];
  private final float[] zeros = new float[BATCH];

  VaeGanTest() {
    Arrays.fill(ones, 1);
    Random random = new Random(1);
    for (int i = 0; i < images.length; i++) {
      images[i] = random.nextFloat();
    }
  }

  private static CompiledVaeGan model() {
    return CompiledVaeGan.builder().batchSize(BATCH).seed(3).updater(new Adam(1e-3)).build();
  }

  @Test
  void eachNetworkLearnsFromItsLossesOnly() {
    try (CompiledVaeGan model = model()) {
      assertThat(model.routing().losses())
          .containsExactly("prior", "reconstruction", "fooled", "real", "generated");
      assertThat(model.routing().rows())
          .containsAllEntriesOf(
              Map.of(
                  "encoder", List.of(TRAINS, TRAINS, CUT, NOT_CONNECTED, CUT),
                  "decoder", List.of(NOT_CONNECTED, TRAINS, TRAINS, NOT_CONNECTED, CUT),
                  "discriminator",
                      List.of(NOT_CONNECTED, FLOWS_THROUGH, FLOWS_THROUGH, TRAINS, TRAINS)));
    }
  }

  /** Noise is drawn by seed and pass, so two models of one seed differ by the weights alone. */
  @Test
  void theWeightOfFooledReachesTheDecoderAlone() {
    try (CompiledVaeGan model = model();
        CompiledVaeGan other = model()) {
      other.setFooledWeight(1);
      model.gradients(BATCH, images, ones, zeros);
      other.gradients(BATCH, images, ones, zeros);
      assertThat(Parameters.gradients(other, "encoder"))
          .isEqualTo(Parameters.gradients(model, "encoder"));
      assertThat(Parameters.gradients(other, "discriminator"))
          .isEqualTo(Parameters.gradients(model, "discriminator"));
      assertThat(Parameters.gradients(other, "decoder"))
          .isNotEqualTo(Parameters.gradients(model, "decoder"));
    }
  }

  @Test
  void theDiscriminatorLearnsAndThePicturesComeNearer() {
    try (CompiledVaeGan model = model()) {
      CompiledVaeGan.Losses before = model.evaluate(BATCH, images, ones, zeros);
      double error = pixelError(model);
      for (int step = 0; step < 30; step++) {
        model.step(BATCH, images, ones, zeros);
      }
      CompiledVaeGan.Losses after = model.evaluate(BATCH, images, ones, zeros);
      assertThat(after.real() + after.generated()).isLessThan(before.real() + before.generated());
      assertThat(pixelError(model)).isLessThan(error);
    }
  }

  private double pixelError(CompiledVaeGan model) {
    float[] pictures = model.forward(BATCH, images).pictureValues();
    return MeanImage.squaredError(pictures, images);
  }
}
