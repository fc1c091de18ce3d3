package dev.headgate.examples.twolosses;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.examples.twolosses.GoldenCase.Trajectory;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * From the seedx4 parameters each mask changes the numbers so much that a model with another mask
 * cannot pass for it: what {@link GoldenTest} compares can tell the masks apart.
 */
class MaskVisibilityTest {

  private final GoldenCase noMask = GoldenCase.read("seedx4-S0");
  private final GoldenCase question1 = GoldenCase.read("seedx4-S1");
  private final GoldenCase question2 = GoldenCase.read("seedx4-S2");

  @Test
  void theUnmaskedGradientIsNotThatOfQuestion1NorTheOtherWayRound() {
    assertThat(gradientErrorOfNet1("S0", question1)).isGreaterThan(0.1);
    assertThat(gradientErrorOfNet1("S1", noMask)).isGreaterThan(0.1);
  }

  @Test
  void theUnmaskedTrainingIsNotThatOfQuestion1NorTheOtherWayRound() {
    assertThat(largestLossError("S0", question1)).isGreaterThan(1e-3);
    assertThat(largestLossError("S1", noMask)).isGreaterThan(1e-3);
  }

  @Test
  void theUnmaskedTrainingIsNotThatOfQuestion2NorTheOtherWayRound() {
    assertThat(largestLossError("S0", question2)).isGreaterThan(1e-2);
    assertThat(largestLossError("S2", noMask)).isGreaterThan(1e-2);
  }

  @Test
  void theTwoQuestionsHaveDifferentAnswers() {
    assertThat(largestLossError("S1", question2)).isGreaterThan(1e-2);
    assertThat(largestLossError("S2", question1)).isGreaterThan(1e-2);
  }

  /** The largest relative error among net1's gradients of a model against a case not its own. */
  private static double gradientErrorOfNet1(String mask, GoldenCase golden) {
    try (Subject model = Subject.of(mask, 1, 0.1, 1).startFrom(golden)) {
      model.gradients(golden, 1);
      double largest = 0;
      for (Map.Entry<String, double[]> gradient : golden.gradients().entrySet()) {
        if (gradient.getKey().startsWith("net1.")) {
          double error =
              Closeness.gradientError(model.gradient(gradient.getKey()), gradient.getValue());
          largest = Math.max(largest, error);
        }
      }
      return largest;
    }
  }

  /** The largest relative error of a loss on the way at rate 0.1 against a case not the model's. */
  private static double largestLossError(String mask, GoldenCase golden) {
    Trajectory trajectory =
        golden.trajectories().stream().filter(t -> t.rate() == 0.1).findFirst().orElseThrow();
    try (Subject model = Subject.of(mask, 1, trajectory.rate(), 1).startFrom(golden)) {
      double largest = 0;
      for (int update = 0; update < trajectory.updates(); update++) {
        Map<String, Double> losses = model.step(golden);
        for (String loss : model.losses()) {
          double expected = trajectory.losses().get(loss)[update];
          largest = Math.max(largest, Math.abs(losses.get(loss) / expected - 1));
        }
      }
      return largest;
    }
  }
}
