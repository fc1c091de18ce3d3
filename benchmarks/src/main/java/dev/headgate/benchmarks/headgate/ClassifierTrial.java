package dev.headgate.benchmarks.headgate;

import dev.headgate.benchmarks.work.Classifier;
import dev.headgate.benchmarks.work.Outcome;
import dev.headgate.benchmarks.work.Trial;
import java.util.Map;
import org.nd4j.linalg.learning.config.Sgd;

/** The dense classifier. */
final class ClassifierTrial implements Trial {
  private final int batch;
  private final float[] image;
  private final int[] labels;
  private final CompiledDenseClassifier model;

  ClassifierTrial(Classifier work, int threads) {
    this.batch = work.batch();
    this.image = work.image().elements();
    this.labels = work.labels();
    this.model =
        CompiledDenseClassifier.builder()
            .batchSize(batch)
            .threads(threads)
            .updater(new Sgd(Classifier.RATE))
            .build();
    Parameters.set(model, work);
  }

  @Override
  public Outcome outcome() {
    var losses = model.gradients(batch, image, labels);
    return new Outcome(
        Map.of(Classifier.LOSS, losses.loss()), Parameters.gradients(model, name -> true));
  }

  @Override
  public void step() {
    model.step(batch, image, labels);
  }

  @Override
  public void close() {
    model.close();
  }
}
