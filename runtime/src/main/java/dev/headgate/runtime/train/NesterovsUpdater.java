package dev.headgate.runtime.train;

import dev.headgate.runtime.kernel.Update;
import org.nd4j.linalg.learning.config.Nesterovs;

/** Momentum, looking ahead; the momentum too may follow a schedule. */
record NesterovsUpdater(Nesterovs config) implements Updater {

  @Override
  public int stateSize() {
    return 1;
  }

  @Override
  public float initialState(int index) {
    return 0;
  }

  @Override
  public void update(
      float[] parameters, int p, float[] gradients, int g, int n, float[][] state, int iteration) {
    float rate = (float) config.getLearningRate(iteration, 0);
    float momentum = (float) config.currentMomentum(iteration, 0);
    Update.nesterovs(n, rate, momentum, gradients, state[0], g, parameters, p);
  }

  @Override
  public byte[] configuration() {
    return SavedUpdater.write(config);
  }
}
