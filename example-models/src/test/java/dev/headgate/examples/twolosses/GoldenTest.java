package dev.headgate.examples.twolosses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.examples.twolosses.GoldenCase.Trajectory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The compiled models compute what Torch7 computed for the same networks, masks and parameters. */
class GoldenTest {

  @ParameterizedTest
  @ValueSource(strings = {"seed-S0", "seed-S1", "seed-S2", "seedx4-S0", "seedx4-S1", "seedx4-S2"})
  void outputsThatFeedALossAreTorchs(String name) {
    GoldenCase golden = GoldenCase.read(name);
    try (Subject model = subject(name, 1).startFrom(golden)) {
      for (String output : List.of("output1", "output3")) {
        Closeness.assertOutput(output, model.output(golden, output), golden.output(output));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"seed-loss1only", "seed-loss2only", "seedx4-loss1only", "seedx4-loss2only"})
  void markedOutputsAreTorchsWhetherALossNeedsThemOrNot(String name) {
    GoldenCase golden = GoldenCase.read(name);
    try (Subject model = subject(name, 1).startFrom(golden)) {
      for (String output : List.of("output1", "output2", "output3")) {
        Closeness.assertOutput(output, model.output(golden, output), golden.output(output));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "seed-S0", "seed-S1", "seed-S2", "seed-loss1only", "seed-loss2only",
        "seedx4-S0", "seedx4-S1", "seedx4-S2", "seedx4-loss1only", "seedx4-loss2only"
      })
  void lossesAndGradientsAreTorchs(String name) {
    GoldenCase golden = GoldenCase.read(name);
    try (Subject model = subject(name, 1).startFrom(golden)) {
      assertLosses(model, golden, model.evaluate(golden));
      assertLosses(model, golden, model.gradients(golden, 1));
      assertGradients(model, golden, name);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"seedx4-S0", "seedx4-S1", "seedx4-S2"})
  void aBatchOfEqualSamplesHasTheLossesAndGradientsOfOne(String name) {
    GoldenCase golden = GoldenCase.read(name);
    try (Subject model = Subject.of(mask(name), 5, 0.1, 2).startFrom(golden)) {
      assertLosses(model, golden, model.gradients(golden, 5));
      assertGradients(model, golden, name);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"seed-S0", "seed-S1", "seed-S2", "seedx4-S0", "seedx4-S1", "seedx4-S2"})
  void trainingGoesWhereTorchsWent(String name) {
    GoldenCase golden = GoldenCase.read(name);
    List<Trajectory> trajectories = golden.trajectories();
    assertThat(trajectories).extracting(Trajectory::rate).containsExactly(0.001, 0.1);
    for (Trajectory trajectory : trajectories) {
      try (Subject model = subject(name, trajectory.rate()).startFrom(golden)) {
        follow(model, golden, trajectory);
      }
    }
  }

  @Test
  void aFrozenSubnetworkKeepsEveryBit() {
    GoldenCase golden = GoldenCase.read("seedx4-S2");
    try (Subject model = subject("seedx4-S2", 0.1).startFrom(golden)) {
      for (int update = 0; update < 11; update++) {
        model.step(golden);
      }
      golden
          .initialParameters()
          .forEach(
              (name, values) -> {
                if (name.startsWith("net3.")) {
                  assertThat(model.parameter(name)).as(name).isEqualTo(GoldenCase.floats(values));
                }
              });
    }
  }

  private static void follow(Subject model, GoldenCase golden, Trajectory trajectory) {
    int updates = trajectory.updates();
    assertThat(updates).isEqualTo(11);
    Map<String, double[]> initial = golden.initialParameters();
    for (int update = 0; update < updates; update++) {
      assertLosses(model, model.step(golden), trajectory, "before update " + update, update);
      if (update == 0) {
        assertParameters(model, initial, trajectory.afterFirstUpdate(), 1);
      }
    }
    assertParameters(model, initial, trajectory.afterLastUpdate(), updates);
    assertLosses(model, model.evaluate(golden), trajectory, "after the last update", updates);
  }

  private static void assertLosses(
      Subject model, Map<String, Double> actual, Trajectory trajectory, String when, int update) {
    for (String loss : model.losses()) {
      Closeness.assertLoss(
          loss + " " + when + " at rate " + trajectory.rate(),
          actual.get(loss),
          trajectory.losses().get(loss)[update]);
    }
  }

  private static void assertParameters(
      Subject model, Map<String, double[]> initial, Map<String, double[]> expected, int updates) {
    expected.forEach(
        (name, values) ->
            Closeness.assertTrained(
                name, model.parameter(name), initial.get(name), values, updates));
  }

  private static void assertLosses(Subject model, GoldenCase golden, Map<String, Double> actual) {
    for (String loss : model.losses()) {
      Closeness.assertLoss(loss, actual.get(loss), golden.loss(loss));
    }
  }

  private static void assertGradients(Subject model, GoldenCase golden, String name) {
    Map<String, double[]> expected = golden.gradients();
    assertThat(expected).hasSize(14);
    expected.forEach(
        (parameter, gradient) -> {
          if (isMasked(name, parameter)) {
            assertThatThrownBy(() -> model.gradient(parameter))
                .as(parameter)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(parameter + " has no gradient");
          } else {
            Closeness.assertGradient(parameter, model.gradient(parameter), gradient);
          }
        });
  }

  /** Whether the parameter belongs to a frozen use, so that here it has no gradient at all. */
  private static boolean isMasked(String name, String parameter) {
    return switch (mask(name)) {
      case "S2" -> parameter.startsWith("net3.");
      case "loss1only" -> !parameter.startsWith("net1.");
      default -> false;
    };
  }

  private static Subject subject(String name, double rate) {
    return Subject.of(mask(name), 1, rate, 1);
  }

  private static String mask(String name) {
    return name.substring(name.indexOf('-') + 1);
  }
}
