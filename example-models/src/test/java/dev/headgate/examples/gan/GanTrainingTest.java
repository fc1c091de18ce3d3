package dev.headgate.examples.gan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.examples.Parameters;
import dev.headgate.examples.data.FashionMnist;
import dev.headgate.runtime.Effect;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class GanTrainingTest {

  private static SmallImages images;

  @BeforeAll
  static void readTheImages() {
    images = new SmallImages(FashionMnist.test(), 9);
  }

  @Test
  void eachPhaseMovesItsOwnNetworkOnly() {
    try (GanTraining training = new GanTraining(images, 1);
        GanTraining start = new GanTraining(images, 1)) {
      training.discriminator();
      assertThat(Parameters.different(training.model(), start.model(), "generator")).isZero();
      assertThat(Parameters.different(training.model(), start.model(), "discriminator"))
          .isPositive();

      start.discriminator();
      training.generator();
      assertThat(Parameters.different(training.model(), start.model(), "generator")).isPositive();
      assertThat(Parameters.different(training.model(), start.model(), "discriminator")).isZero();
    }
  }

  @Test
  void fooledPassesTheDiscriminatorOnItsWayToTheGenerator() {
    try (GanTraining training = new GanTraining(images, 1)) {
      assertThat(training.model().routing().effect("fooled", "discriminator"))
          .isEqualTo(Effect.FLOWS_THROUGH);
      assertThat(training.model().routing().effect("fooled", "generator")).isEqualTo(Effect.TRAINS);
    }
  }

  @Test
  void theDiscriminatorLearnsToTellUntrainedPicturesFromImages() {
    try (GanTraining training = new GanTraining(images, 1)) {
      double first = training.discriminator().total();
      for (int i = 0; i < 30; i++) {
        training.discriminator();
      }
      assertThat(training.discriminator().total()).isLessThan(0.5 * first);
    }
  }

  @Test
  void distanceIsZeroForTheImagesThemselves() {
    float[] sample = new float[4 * SmallImages.PIXELS];
    images.sample(new Random(2), sample);
    assertThat(images.distance(sample)).isZero();
    assertThat(SmallImages.spread(sample)).isPositive();
  }
}
