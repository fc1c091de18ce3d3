package dev.headgate.runtime.train;

import dev.headgate.runtime.kernel.Update;
import org.nd4j.linalg.learning.config.RmsProp;

/** Divides by the root of the running mean of squares, which starts from epsilon as in ND4J. */
record RmsPropUpdater(RmsProp config) implements Updater {

  @Override
  public int stateSize() {
    return 1;
  }

  @Override
  public float initialState(int index) {
    return (float) config.getEpsilon();
  }

  @Override
  public void update(
      float[] parameters, int p, float[] gradients, int g, int n, float[][] state, int iteration) {
    float rate = (float) config.getLearningRate(iteration, 0);
    Update.rmsProp(
        n,
        rate,
        (float) config.getRmsDecay(),
        (float) config.getEpsilon(),
        gradients,
        state[0],
        g,
        parameters,
        p);
  }

  @Override
  public byte[] configuration() {
    return SavedUpdater.write(config);
  }
}
