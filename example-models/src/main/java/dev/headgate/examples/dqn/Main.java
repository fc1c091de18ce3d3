package dev.headgate.examples.dqn;

import dev.headgate.examples.Progress;
import dev.headgate.examples.environment.CartPole;

/** Trains an agent and prints how long it balances the pole. Takes no arguments. */
public final class Main {

  private static final int ROUNDS = 6;
  private static final int STEPS = 1_000;
  private static final int EPISODES = 50;

  private Main() {}

  public static void main(String[] arguments) {
    System.out.printf("mean reward of %d episodes, at most %d%n", EPISODES, CartPole.LIMIT);
    Progress progress = new Progress();
    try (Agent agent = new Agent(42)) {
      progress.say("before learning: %.1f", agent.meanReward(EPISODES));
      for (int round = 1; round <= ROUNDS; round++) {
        agent.learn(STEPS);
        progress.say("after %,6d steps: %.1f", round * STEPS, agent.meanReward(EPISODES));
      }
    }
  }
}
