package dev.headgate.runtime.train;

import dev.headgate.runtime.kernel.Update;
import org.nd4j.linalg.learning.config.AMSGrad;

/** Adam whose mean squares never fall, with the bias corrections in the rate. */
record AMSGradUpdater(AMSGrad config) implements Updater {

  @Override
  public int stateSize() {
    return 3;
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
    Update.amsGrad(
        n,
        (float) rate,
        beta1,
        beta2,
        (float) config.getEpsilon(),
        gradients,
        state[0],
        state[1],
        state[2],
        g,
        parameters,
        p);
  }

  @Override
  public byte[] configuration() {
    return SavedUpdater.write(config);
  }
}
