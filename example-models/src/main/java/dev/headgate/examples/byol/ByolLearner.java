package dev.headgate.examples.byol;

import dev.headgate.examples.views.Learner;
import dev.headgate.examples.views.Training;
import org.nd4j.linalg.learning.config.Adam;

/** {@link Byol}, ready to train. */
final class ByolLearner implements Learner {

  private final CompiledByol model;

  /**
   * A model that has learned nothing yet.
   *
   * @param decay how much of itself the target keeps at each step; 0: it stays as it is
   */
  ByolLearner(float decay, long seed) {
    model =
        CompiledByol.builder()
            .batchSize(Training.BATCH)
            .seed(seed)
            .updater(new Adam(1e-3))
            .threads(2)
            .targetDecay(decay)
            .build();
  }

  CompiledByol model() {
    return model;
  }

  @Override
  public double step(int batch, float[] left, float[] right) {
    return model.step(batch, left, right).total();
  }

  @Override
  public Encoded encode(int batch, float[] images) {
    CompiledByol.Outputs outputs = model.forward(batch, images, images);
    return new Encoded(outputs.left_featuresValues(), outputs.left_projectionValues());
  }

  @Override
  public void close() {
    model.close();
  }
}
