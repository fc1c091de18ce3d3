package dev.headgate.examples.dqn;

import dev.headgate.examples.environment.CartPole;
import java.util.Random;

/** The last steps of an agent, to learn from in random order. */
final class Replay {

  private static final int STATE = CartPole.STATE;

  private final int capacity;
  private final float discount;
  private final Random random;
  private final float[] states;
  private final float[] nextStates;
  private final int[] actions;
  private final boolean[] fallen;
  private int count;

  /** A memory of so many steps. */
  Replay(int capacity, float discount, long seed) {
    this.capacity = capacity;
    this.discount = discount;
    random = new Random(seed);
    states = new float[capacity * STATE];
    nextStates = new float[capacity * STATE];
    actions = new int[capacity];
    fallen = new boolean[capacity];
  }

  /** Notes a step; where the memory is full it takes the place of the oldest. */
  void add(float[] state, int action, CartPole after) {
    int at = count++ % capacity;
    System.arraycopy(state, 0, states, at * STATE, STATE);
    after.copyState(nextStates, at * STATE);
    actions[at] = action;
    fallen[at] = after.fallen();
  }

  /** Fills a batch with steps drawn at random. */
  void sample(Transitions batch) {
    for (int i = 0; i < batch.size(); i++) {
      int from = random.nextInt(Math.min(count, capacity));
      System.arraycopy(states, from * STATE, batch.states(), i * STATE, STATE);
      System.arraycopy(nextStates, from * STATE, batch.nextStates(), i * STATE, STATE);
      for (int action = 0; action < CartPole.ACTIONS; action++) {
        batch.actions()[i * CartPole.ACTIONS + action] = action == actions[from] ? 1 : 0;
      }
      batch.discounts()[i] = fallen[from] ? 0 : discount;
      batch.rewards()[i] = 1;
    }
  }
}
