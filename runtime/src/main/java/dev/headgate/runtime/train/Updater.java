package dev.headgate.runtime.train;

import java.util.Locale;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Sgd;

/** Changes parameters by their gradients. */
public interface Updater {

  /** How many numbers of state each element has. */
  int stateSize();

  /** What a state array starts from. */
  float initialState(int index);

  /**
   * Updates some elements.
   *
   * @param p where they begin in the parameters
   * @param g where they begin in the gradients and in each array of state
   * @param n how many they are
   * @param iteration how many updates there have been before this one
   */
  void update(
      float[] parameters, int p, float[] gradients, int g, int n, float[][] state, int iteration);

  /** What {@link SavedUpdater} makes this updater of again. */
  byte[] configuration();

  /**
   * The updater that a configuration of ND4J describes.
   *
   * @throws IllegalArgumentException if it is one that Headgate does not have
   */
  static Updater of(IUpdater configuration) {
    if (configuration instanceof Sgd sgd) {
      return new GradientDescent(sgd);
    }
    throw new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "the updater %s is not supported: use %s",
            configuration.getClass().getSimpleName(),
            Sgd.class.getName()));
  }
}
