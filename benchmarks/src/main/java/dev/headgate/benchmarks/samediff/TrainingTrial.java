package dev.headgate.benchmarks.samediff;

import dev.headgate.benchmarks.work.Outcome;
import dev.headgate.benchmarks.work.Trial;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nd4j.linalg.dataset.MultiDataSet;

/** Trains a graph by its {@code fit}. */
final class TrainingTrial implements Trial {
  private final TrainingGraph training;
  private final MultiDataSet batch;

  TrainingTrial(TrainingGraph training) {
    this.training = training;
    this.batch = training.batch();
  }

  @Override
  public Outcome outcome() {
    Map<String, Double> losses = new TreeMap<>();
    List<String> names = training.graph.getLossVariables();
    training
        .graph
        .output(training.placeholders(), names)
        .forEach((name, loss) -> losses.put(name, loss.getDouble(0)));
    return new Outcome(losses, training.gradients());
  }

  @Override
  public void step() {
    training.graph.fit(batch);
  }
}
