package dev.headgate.examples.dann;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headgate.examples.Parameters;
import dev.headgate.examples.RandomArrays;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DomainAdversarialTest {

  private static final int BATCH = 5;

  @Test
  void reversalTurnsTheDomainsPartOfTheFeaturesGradientAndNoOther() {
    float[] reversed = gradients(-1, "features");
    float[] none = gradients(0, "features");
    float[] straight = gradients(1, "features");

    double moved = 0;
    for (int i = 0; i < none.length; i++) {
      assertThat(straight[i] - none[i]).isEqualTo(none[i] - reversed[i], within(1e-5f));
      moved = Math.max(moved, Math.abs(straight[i] - none[i]));
    }
    assertThat(moved).isGreaterThan(1e-3);
    assertThat(gradients(-1, "domain")).isEqualTo(gradients(1, "domain"));
  }

  private static float[] gradients(float scale, String instance) {
    Random random = new Random(4);
    float[] ones = new float[BATCH];
    Arrays.fill(ones, 1);
    try (CompiledDomainAdversarial model =
        CompiledDomainAdversarial.builder().batchSize(BATCH).seed(2).build()) {
      model.setSourceDomainOfSourceGradientScale(scale);
      model.setTargetDomainOfTargetGradientScale(scale);
      model.gradients(
          BATCH,
          RandomArrays.uniform(random, BATCH * 28 * 28),
          RandomArrays.uniform(random, BATCH * 28 * 28),
          RandomArrays.integers(random, BATCH, 10),
          new float[BATCH],
          ones);
      return Parameters.gradients(model, instance);
    }
  }

  @Test
  void theScheduleGoesFromNothingToFullReversal() {
    assertThat(Adaptation.reversal(0)).isZero();
    assertThat(Adaptation.reversal(0.1)).isEqualTo(-0.4621f, within(1e-4f));
    assertThat(Adaptation.reversal(1)).isEqualTo(-0.9999f, within(1e-4f));
  }

  @Test
  void turningMovesWhatIsOffTheMiddle() {
    float[] image = new float[28 * 28];
    image[14 * 28 + 24] = 1;
    TargetDomain.turn(1, image);

    assertThat(image[14 * 28 + 24]).isZero();
    assertThat(image).contains(1f);
  }
}
