package dev.headgate.examples.actorcritic;

import dev.headgate.examples.environment.CartPole;
import java.util.Random;
import org.nd4j.linalg.learning.config.Adam;

/** Learns to balance the pole in several environments at once. */
final class Agent implements AutoCloseable {

  private static final int POLES = 16;
  private static final int LENGTH = 32;
  private static final int STATE = CartPole.STATE;

  private final Random random;
  private final CartPole[] poles = new CartPole[POLES];
  private final Rollout rollout = new Rollout(LENGTH, POLES);
  private final float[] states = new float[POLES * STATE];
  private final CompiledActorCritic model;

  Agent(long seed) {
    random = new Random(seed);
    for (int i = 0; i < POLES; i++) {
      poles[i] = new CartPole(seed + i);
    }
    model =
        CompiledActorCritic.builder()
            .batchSize(rollout.size())
            .seed(seed)
            .updater(new Adam(3e-3))
            .build();
  }

  /** Makes 32 steps in each of 16 environments and learns from them; answers the losses. */
  CompiledActorCritic.Losses learn() {
    for (int step = 0; step < LENGTH; step++) {
      CompiledActorCritic.Outputs outputs = look();
      float[] values = outputs.valueValues();
      float[] logs = outputs.logProbabilitiesValues();
      for (int i = 0; i < POLES; i++) {
        int action = random.nextDouble() < Math.exp(logs[2 * i]) ? 0 : 1;
        poles[i].step(action);
        rollout.add(step, i, states, values[i], action, poles[i]);
        if (poles[i].over()) {
          poles[i].reset();
        }
      }
    }
    rollout.finish(look().valueValues());
    return model.step(rollout.size(), rollout.states(), rollout.regrets(), rollout.returns());
  }

  /** What actor and critic say of where the carts are; regrets do not bear on it. */
  private CompiledActorCritic.Outputs look() {
    for (int i = 0; i < POLES; i++) {
      poles[i].copyState(states, i * STATE);
    }
    return model.forward(POLES, states, rollout.regrets());
  }

  /** The mean reward of some episodes in which the likelier action is taken. */
  double meanReward(int episodes) {
    return CartPole.meanReward(
        episodes,
        7,
        state -> {
          float[] logs = model.forward(1, state, rollout.regrets()).logProbabilitiesValues();
          return logs[1] > logs[0] ? 1 : 0;
        });
  }

  /** The compiled model. */
  CompiledActorCritic model() {
    return model;
  }

  @Override
  public void close() {
    model.close();
  }
}
