package dev.headgate.examples.actorcritic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.examples.Parameters;
import dev.headgate.examples.RandomArrays;
import dev.headgate.runtime.Effect;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.learning.config.Adam;

class ActorCriticTest {

  private static final int BATCH = 8;

  private final Random random = new Random(1);
  private final float[] states = RandomArrays.uniform(random, BATCH * 4);
  private final float[] returns = RandomArrays.uniform(random, BATCH);

  private static CompiledActorCritic model() {
    return CompiledActorCritic.builder().batchSize(BATCH).seed(1).updater(new Adam(0.01)).build();
  }

  @Test
  void onlyTheCriticTrainsTheEncoder() {
    try (CompiledActorCritic model = model();
        CompiledActorCritic withoutActor = model()) {
      assertThat(model.routing().effect("actor", "encoder")).isEqualTo(Effect.CUT);
      assertThat(model.routing().effect("critic", "encoder")).isEqualTo(Effect.TRAINS);
      for (int i = 0; i < 10; i++) {
        model.step(BATCH, states, RandomArrays.uniform(random, BATCH * 2), returns);
        withoutActor.step(BATCH, states, new float[BATCH * 2], returns);
      }
      assertThat(Parameters.different(model, withoutActor, "encoder")).isZero();
      assertThat(Parameters.different(model, withoutActor, "value")).isZero();
      assertThat(Parameters.different(model, withoutActor, "logProbabilities")).isPositive();
    }
  }

  @Test
  void anActionThatWasBetterThanExpectedBecomesLikelier() {
    try (CompiledActorCritic model = model()) {
      float[] regrets = new float[BATCH * 2];
      for (int i = 0; i < BATCH; i++) {
        regrets[2 * i + 1] = -1; // an advantage of 1 for the second action
      }
      for (int i = 0; i < 10; i++) {
        model.step(BATCH, states, regrets, returns);
      }
      float[] logs = model.forward(BATCH, states, regrets).logProbabilitiesValues();
      for (int i = 0; i < BATCH; i++) {
        assertThat(logs[2 * i + 1]).isGreaterThan((float) Math.log(0.5));
      }
    }
  }

  @Test
  void theAgentBalancesThePoleLongerAfterTwentyUpdates() {
    try (Agent agent = new Agent(42)) {
      double before = agent.meanReward(10);
      for (int i = 0; i < 20; i++) {
        agent.learn();
      }
      assertThat(agent.meanReward(10)).isGreaterThan(2 * before);
    }
  }
}
