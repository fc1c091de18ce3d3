package dev.headgate.examples.simsiam;

import dev.headgate.examples.views.Learner;
import dev.headgate.examples.views.Training;
import org.nd4j.linalg.learning.config.Adam;

/** The two models, ready to train. */
final class Learners {

  private static final double RATE = 1e-3;

  private Learners() {}

  /** {@link SimSiam}. */
  static Learner simSiam(long seed) {
    CompiledSimSiam model =
        CompiledSimSiam.builder()
            .batchSize(Training.BATCH)
            .seed(seed)
            .updater(new Adam(RATE))
            .threads(2)
            .build();
    return new Learner() {
      @Override
      public double step(int batch, float[] left, float[] right) {
        return model.step(batch, left, right).total();
      }

      @Override
      public Encoded encode(int batch, float[] images) {
        CompiledSimSiam.Outputs outputs = model.forward(batch, images, images);
        return new Encoded(outputs.left_featuresValues(), outputs.left_projectionValues());
      }

      @Override
      public void close() {
        model.close();
      }
    };
  }

  /** {@link WithoutStop}. */
  static Learner withoutStop(long seed) {
    CompiledWithoutStop model =
        CompiledWithoutStop.builder()
            .batchSize(Training.BATCH)
            .seed(seed)
            .updater(new Adam(RATE))
            .threads(2)
            .build();
    return new Learner() {
      @Override
      public double step(int batch, float[] left, float[] right) {
        return model.step(batch, left, right).total();
      }

      @Override
      public Encoded encode(int batch, float[] images) {
        CompiledWithoutStop.Outputs outputs = model.forward(batch, images, images);
        return new Encoded(outputs.left_featuresValues(), outputs.left_projectionValues());
      }

      @Override
      public void close() {
        model.close();
      }
    };
  }
}
