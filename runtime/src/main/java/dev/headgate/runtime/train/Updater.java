package dev.headgate.runtime.train;

import org.nd4j.linalg.learning.config.IUpdater;

/**
 * Changes parameters by their gradients. Updaters of ND4J's configurations compute in float32 what
 * ND4J's own do, and start their state from the same numbers; but where a rate is 0 the parameters
 * stay, while some of ND4J's then take epsilon for the rate.
 *
 * <p>Schedules are asked with the number of the update and epoch 0: a model does not know epochs,
 * so a schedule of {@code ScheduleType.EPOCH} stays at its first value.
 */
public interface Updater {

  /** How many numbers of state each parameter element has (Adam: 2; Sgd: 0). */
  int stateSize();

  /** What the state array of this index, from 0 to {@link #stateSize} - 1, starts from. */
  float initialState(int index);

  /**
   * Updates the elements {@code parameters[p]} to {@code parameters[p + n - 1]} by {@code
   * gradients[g]} to {@code gradients[g + n - 1]}, and touches no other elements. Gradients are
   * left as they are.
   *
   * @param state {@link #stateSize} arrays, aligned with the gradients: the state of the element
   *     {@code gradients[i]} is {@code state[k][i]}
   * @param iteration how many updates there have been before this one
   */
  void update(
      float[] parameters, int p, float[] gradients, int g, int n, float[][] state, int iteration);

  /** What {@link SavedUpdater} makes this updater of again. */
  byte[] configuration();

  /**
   * The updater that a configuration of ND4J, or {@link AdamW}, describes.
   *
   * @throws IllegalArgumentException if it is one that Headgate does not have; the message lists
   *     those it has
   */
  static Updater of(IUpdater configuration) {
    return SupportedUpdaters.of(configuration);
  }
}
