package dev.headgate.runtime.train;

import dev.headgate.runtime.kernel.Update;
import org.nd4j.linalg.learning.config.AdaDelta;

/** Has no rate: the mean square of its past steps stands for it. */
record AdaDeltaUpdater(AdaDelta config) implements Updater {

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
    Update.adaDelta(
        n,
        (float) config.getRho(),
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
