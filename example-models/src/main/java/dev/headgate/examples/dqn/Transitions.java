package dev.headgate.examples.dqn;

import dev.headgate.examples.environment.CartPole;

/**
 * Steps to learn from, as {@link DeepQ} takes them.
 *
 * @param size their number
 * @param states where they began, [size, 4]
 * @param actions what was done, [size, 2]: 1 for the action taken
 * @param nextStates where they led, [size, 4]
 * @param discounts what the value of the next state is multiplied by; 0 where there is none
 * @param rewards what they were worth, [size]
 */
record Transitions(
    int size,
    float[] states,
    float[] actions,
    float[] nextStates,
    float[] discounts,
    float[] rewards) {

  Transitions(int size) {
    this(
        size,
        new float[size * CartPole.STATE],
        new float[size * CartPole.ACTIONS],
        new float[size * CartPole.STATE],
        new float[size],
        new float[size]);
  }
}
