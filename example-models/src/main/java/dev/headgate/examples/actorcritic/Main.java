package dev.headgate.examples.actorcritic;

import dev.headgate.examples.Progress;
import dev.headgate.examples.environment.CartPole;

/** Trains an agent and prints how long it balances the pole. Takes no arguments. */
public final class Main {

  private static final int ROUNDS = 10;
  private static final int UPDATES = 10;
  private static final int EPISODES = 50;

  private Main() {}

  public static void main(String[] arguments) {
    System.out.printf("mean reward of %d episodes, at most %d%n", EPISODES, CartPole.LIMIT);
    Progress progress = new Progress();
    try (Agent agent = new Agent(42)) {
      System.out.println(agent.model().routing());
      progress.say("before learning: %.1f", agent.meanReward(EPISODES));
      for (int round = 1; round <= ROUNDS; round++) {
        for (int i = 0; i < UPDATES; i++) {
          agent.learn();
        }
        progress.say("after %3d updates: %.1f", round * UPDATES, agent.meanReward(EPISODES));
      }
    }
  }
}
