package dev.headgate.runtime.train;

import dev.headgate.runtime.kernel.Update;
import org.nd4j.linalg.learning.config.NoOp;

/** Changes nothing about the gradient, which is what ND4J means by it: subtracts it as it is. */
record NoOpUpdater(NoOp config) implements Updater {

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
    Update.subtractScaled(n, 1f, gradients, g, parameters, p);
  }

  @Override
  public byte[] configuration() {
    return SavedUpdater.write(config);
  }
}
