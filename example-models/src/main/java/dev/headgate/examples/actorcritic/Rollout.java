package dev.headgate.examples.actorcritic;

import dev.headgate.examples.environment.CartPole;

/** Some steps in several environments at once, and what each was better than expected. */
final class Rollout {

  private static final float DISCOUNT = 0.99f;

  /**
   * How far the advantage looks ahead (Schulman et al., generalized advantage estimation, 2016).
   */
  private static final float LAMBDA = 0.95f;

  /** What a step is worth to the critic: the sum of all that may come is then at most 1. */
  private static final float REWARD = 1 - DISCOUNT;

  private final int length;
  private final int poles;
  private final float[] states;
  private final int[] actions;
  private final float[] values;
  private final boolean[] fallen;
  private final boolean[] over;
  private final float[] regrets;
  private final float[] returns;

  /** Room for so many steps in each of so many environments. */
  Rollout(int length, int poles) {
    this.length = length;
    this.poles = poles;
    int size = length * poles;
    states = new float[size * CartPole.STATE];
    actions = new int[size];
    values = new float[size + poles];
    fallen = new boolean[size];
    over = new boolean[size];
    regrets = new float[size * CartPole.ACTIONS];
    returns = new float[size];
  }

  /** The number of steps of all environments. */
  int size() {
    return length * poles;
  }

  /** The states, [length, poles, 4]. */
  float[] states() {
    return states;
  }

  /** The negated advantages, [length, poles, 2]; 0 for the action that was not taken. */
  float[] regrets() {
    return regrets;
  }

  /** What the critic should have said, [length, poles]. */
  float[] returns() {
    return returns;
  }

  /** Notes a step of one environment; {@code value} is the critic's for the state. */
  void add(int step, int pole, float[] state, float value, int action, CartPole after) {
    int at = step * poles + pole;
    System.arraycopy(state, pole * CartPole.STATE, states, at * CartPole.STATE, CartPole.STATE);
    values[at] = value;
    actions[at] = action;
    fallen[at] = after.fallen();
    over[at] = after.over();
  }

  /** Computes advantages and returns; {@code lastValues} are the critic's for where it stopped. */
  void finish(float[] lastValues) {
    System.arraycopy(lastValues, 0, values, size(), poles);
    for (int pole = 0; pole < poles; pole++) {
      float advantage = 0;
      for (int step = length - 1; step >= 0; step--) {
        int at = step * poles + pole;
        // An episode that was cut off at its limit would have gone on about as well as here.
        float next = fallen[at] ? 0 : over[at] ? values[at] : values[at + poles];
        float surprise = REWARD + DISCOUNT * next - values[at];
        advantage = surprise + (over[at] ? 0 : DISCOUNT * LAMBDA * advantage);
        returns[at] = values[at] + advantage;
        for (int action = 0; action < CartPole.ACTIONS; action++) {
          regrets[at * CartPole.ACTIONS + action] = action == actions[at] ? -advantage : 0;
        }
      }
    }
    normalize();
  }

  /** Gives the regrets of the actions taken the size of 1, so that the rate suits all rewards. */
  private void normalize() {
    double square = 0;
    for (float regret : regrets) {
      square += regret * regret;
    }
    float scale = (float) (1 / Math.sqrt(square / size() + 1e-12));
    for (int i = 0; i < regrets.length; i++) {
      regrets[i] *= scale;
    }
  }
}
