package dev.headgate.runtime.train;

import dev.headgate.runtime.kernel.Update;
import org.nd4j.linalg.learning.config.AdaMax;

/** Adam with the greatest gradient in place of the mean square; has no use for its epsilon. */
record AdaMaxUpdater(AdaMax config) implements Updater {

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
    double rate = config.getLearningRate(iteration, 0) / BiasCorrection.of(beta1, iteration);
    Update.adaMax(n, (float) rate, beta1, beta2, gradients, state[0], state[1], g, parameters, p);
  }

  @Override
  public byte[] configuration() {
    return SavedUpdater.write(config);
  }
}
