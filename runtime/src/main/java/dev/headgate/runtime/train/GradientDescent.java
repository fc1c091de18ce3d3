package dev.headgate.runtime.train;

import dev.headgate.runtime.kernel.Update;
import org.nd4j.linalg.learning.config.Sgd;

/** Subtracts the gradient times the rate. */
record GradientDescent(Sgd sgd) implements Updater {

  @Override
  public void update(float[] parameters, float[] gradients, int size, int iteration) {
    float rate = (float) sgd.getLearningRate(iteration, 0);
    Update.subtractScaled(size, rate, gradients, 0, parameters, 0);
  }

  @Override
  public byte[] configuration() {
    return SavedUpdater.write(sgd);
  }
}
