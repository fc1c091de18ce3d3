package dev.headgate.runtime.train;

import dev.headgate.runtime.kernel.Update;
import org.nd4j.linalg.learning.config.Adam;

/** Adam with the bias corrections in the rate, so that epsilon is added to the root as it is. */
record AdamUpdater(Adam config) implements Updater {

  @Override
  public int stateSize() {
    return 2;
  }

  @Override
  public float initialState(int index) {
    return 0;
  }

  @Override
  public void update(
      float[] parameters, int p, float[] gradients, int g, int n, float[][] state, int iteration) {
    float beta1 = (float) config.getBeta1();
    float beta2 = (float) config.getBeta2();
    double rate =
        config.getLearningRate(iteration, 0)
            * Math.sqrt(BiasCorrection.of(beta2, iteration))
            / BiasCorrection.of(beta1, iteration);
    Update.adam(
        n,
        (float) rate,
        beta1,
        beta2,
        (float) config.getEpsilon(),
        gradients,
        state[0],
        state[1],
        g,
        parameters,
        p);
  }

  @Override
  public byte[] configuration() {
    return SavedUpdater.write(config);
  }
}
