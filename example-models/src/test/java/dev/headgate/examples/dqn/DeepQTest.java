package dev.headgate.examples.dqn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headgate.examples.environment.CartPole;
import dev.headgate.runtime.Effect;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.learning.config.Adam;

class DeepQTest {

  private static final int BATCH = 16;

  private final Transitions batch = new Transitions(BATCH);

  @BeforeEach
  void play() {
    Replay replay = new Replay(50, 0.9f, 1);
    CartPole pole = new CartPole(1);
    float[] state = new float[CartPole.STATE];
    for (int i = 0; i < 70; i++) {
      if (pole.over()) {
        pole.reset();
      }
      pole.copyState(state, 0);
      pole.step(i % 3 == 0 ? 1 : 0);
      replay.add(state, i % 3 == 0 ? 1 : 0, pole);
    }
    replay.sample(batch);
  }

  private static CompiledDeepQ model() {
    return CompiledDeepQ.builder().batchSize(BATCH).seed(1).updater(new Adam(1e-2)).build();
  }

  private CompiledDeepQ.Losses step(CompiledDeepQ model) {
    return model.step(
        BATCH,
        batch.states(),
        batch.actions(),
        batch.nextStates(),
        batch.discounts(),
        batch.rewards());
  }

  private static List<float[]> parameters(CompiledDeepQ model, String instance) {
    List<float[]> parameters = new ArrayList<>();
    for (String layer : List.of("hidden1", "hidden2", "values")) {
      parameters.add(model.parameterValues(instance + "." + layer + ".weight"));
      parameters.add(model.parameterValues(instance + "." + layer + ".bias"));
    }
    return parameters;
  }

  @Test
  void theTargetNetworkStandsStillUntilItIsSynchronised() {
    try (CompiledDeepQ model = model()) {
      List<float[]> start = parameters(model, "target");
      assertThat(start).usingRecursiveComparison().isEqualTo(parameters(model, "online"));
      double first = step(model).difference();
      for (int i = 0; i < 20; i++) {
        step(model);
      }

      assertThat(step(model).difference()).isLessThan(0.5 * first);
      assertThat(parameters(model, "target")).usingRecursiveComparison().isEqualTo(start);
      model.syncTarget();
      assertThat(parameters(model, "target"))
          .usingRecursiveComparison()
          .isEqualTo(parameters(model, "online"));
    }
  }

  @Test
  void theLossIsThatOfTheBellmanEquation() {
    try (CompiledDeepQ model = model()) {
      float[] values = values(model, batch.states());
      float[] next = values(model, batch.nextStates()); // the target network starts equal
      double loss = 0;
      for (int i = 0; i < BATCH; i++) {
        double value =
            values[2 * i] * batch.actions()[2 * i] + values[2 * i + 1] * batch.actions()[2 * i + 1];
        double expected = 1 + batch.discounts()[i] * Math.max(next[2 * i], next[2 * i + 1]);
        double d = Math.abs(value - expected);
        loss += (d <= 1 ? d * d / 2 : d - 0.5) / BATCH;
      }
      assertThat(step(model).difference()).isEqualTo(loss, within(1e-5));
    }
  }

  private float[] values(CompiledDeepQ model, float[] states) {
    return model
        .forward(
            BATCH, states, batch.actions(), batch.nextStates(), batch.discounts(), batch.rewards())
        .valuesValues();
  }

  @Test
  void theLossTrainsTheOnlineNetworkAlone() {
    try (CompiledDeepQ model = model()) {
      assertThat(model.routing().effect("difference", "online")).isEqualTo(Effect.TRAINS);
      assertThat(model.routing().effect("difference", "target")).isNotEqualTo(Effect.TRAINS);
      step(model);
      assertThat(model.parameterValues("value.weight")).containsExactly(1, 1);
    }
  }
}
