package dev.headgate.examples.dqn;

import dev.headgate.examples.environment.CartPole;
import java.util.Random;
import org.nd4j.linalg.learning.config.Adam;

/** Learns to balance the pole from its own tries. */
final class Agent implements AutoCloseable {

  private static final int BATCH = 64;
  private static final float DISCOUNT = 0.99f;

  /** How many steps are made at random before anything is learned. */
  private static final int WARM_UP = 500;

  /** After how many steps the target network is synchronised. */
  private static final int SYNC = 500;

  /** The share of random actions falls from 1 to this, linearly over so many steps. */
  private static final double LEAST_RANDOM = 0.05;

  private static final int EXPLORATION = 5_000;

  private final Random random;
  private final Replay replay;
  private final CartPole pole;
  private final Transitions batch = new Transitions(BATCH);
  private final float[] state = new float[CartPole.STATE];
  private final CompiledDeepQ model;
  private int steps;

  Agent(long seed) {
    random = new Random(seed);
    replay = new Replay(20_000, DISCOUNT, seed);
    pole = new CartPole(seed);
    model = CompiledDeepQ.builder().batchSize(BATCH).seed(seed).updater(new Adam(3e-4)).build();
  }

  /** Makes so many steps in the environment, each followed by one of learning. */
  void learn(int count) {
    for (int i = 0; i < count; i++) {
      if (pole.over()) {
        pole.reset();
      }
      pole.copyState(state, 0);
      int action = random.nextDouble() < exploration() ? random.nextInt(2) : best(state);
      pole.step(action);
      replay.add(state, action, pole);
      steps++;
      if (steps >= WARM_UP) {
        replay.sample(batch);
        model.step(
            BATCH,
            batch.states(),
            batch.actions(),
            batch.nextStates(),
            batch.discounts(),
            batch.rewards());
      }
      if (steps % SYNC == 0) {
        model.syncTarget();
      }
    }
  }

  private double exploration() {
    return Math.max(LEAST_RANDOM, 1 - (double) steps / EXPLORATION);
  }

  /** The action worth most; the other arguments of {@code forward} do not bear on it. */
  private int best(float[] at) {
    float[] values =
        model
            .forward(1, at, batch.actions(), batch.nextStates(), batch.discounts(), batch.rewards())
            .valuesValues();
    return values[1] > values[0] ? 1 : 0;
  }

  /** The mean reward of some episodes without random actions. */
  double meanReward(int episodes) {
    return CartPole.meanReward(episodes, 7, this::best);
  }

  @Override
  public void close() {
    model.close();
  }
}
