package dev.headgate.runtime.train;

import dev.headgate.runtime.kernel.Update;

/** Adam after a decay of the weights. */
record AdamWUpdater(AdamW config) implements Updater {

  @Override
  public int stateSize() {
    return 2;
  }

  @Override
  public float initialState(int index) {
    return 0;
  }

  /**
   * With c for the corrections of the bias, {@code rate * (m/c1) / (sqrt(v/c2) + epsilon)} is
   * {@code rate*sqrt(c2)/c1 * m / (sqrt(v) + epsilon*sqrt(c2))}.
   */
  @Override
  public void update(
      float[] parameters, int p, float[] gradients, int g, int n, float[][] state, int iteration) {
    double rate = config.getLearningRate(iteration, 0);
    float beta1 = (float) config.getBeta1();
    float beta2 = (float) config.getBeta2();
    double root = Math.sqrt(BiasCorrection.of(beta2, iteration));
    Update.scale(n, (float) (1 - rate * config.getWeightDecay()), parameters, p);
    Update.adam(
        n,
        (float) (rate * root / BiasCorrection.of(beta1, iteration)),
        beta1,
        beta2,
        (float) (config.getEpsilon() * root),
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
