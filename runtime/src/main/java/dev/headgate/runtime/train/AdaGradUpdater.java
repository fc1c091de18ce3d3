package dev.headgate.runtime.train;

import dev.headgate.runtime.kernel.Update;
import org.nd4j.linalg.learning.config.AdaGrad;

/**
 * Divides by the root of the sum of all squares so far; the sum starts from ND4J's default epsilon,
 * whatever epsilon the configuration has, because it does in ND4J.
 */
record AdaGradUpdater(AdaGrad config) implements Updater {

  @Override
  public int stateSize() {
    return 1;
  }

  @Override
  public float initialState(int index) {
    return (float) AdaGrad.DEFAULT_ADAGRAD_EPSILON;
  }

  @Override
  public void update(
      float[] parameters, int p, float[] gradients, int g, int n, float[][] state, int iteration) {
    float rate = (float) config.getLearningRate(iteration, 0);
    Update.adaGrad(n, rate, (float) config.getEpsilon(), gradients, state[0], g, parameters, p);
  }

  @Override
  public byte[] configuration() {
    return SavedUpdater.write(config);
  }
}
