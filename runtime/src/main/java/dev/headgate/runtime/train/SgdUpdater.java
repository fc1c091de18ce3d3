package dev.headgate.runtime.train;

import dev.headgate.runtime.kernel.Update;
import org.nd4j.linalg.learning.config.Sgd;

/** Subtracts the gradient times the rate. */
record SgdUpdater(Sgd config) implements Updater {

  @Override
  public int stateSize() {
    return 0;
  }

  @Override
  public float initialState(int index) {
    return 0;
  }

  @Override
  public void update(
      float[] parameters, int p, float[] gradients, int g, int n, float[][] state, int iteration) {
    float rate = (float) config.getLearningRate(iteration, 0);
    Update.subtractScaled(n, rate, gradients, g, parameters, p);
  }

  @Override
  public byte[] configuration() {
    return SavedUpdater.write(config);
  }
}
