package dev.headgate.benchmarks.djl;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import ai.djl.training.GradientCollector;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import dev.headgate.benchmarks.work.Outcome;
import dev.headgate.benchmarks.work.Trial;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

/** Trains a network: forward, backward, update. The optimizer resets the gradients. */
final class TrainingTrial implements Trial {
  private final Network network;
  private final Optimizer optimizer;

  TrainingTrial(Network network) {
    this.network = network;
    this.optimizer = Optimizer.sgd().setLearningRateTracker(Tracker.fixed(network.rate())).build();
  }

  @Override
  public Outcome outcome() {
    Map<String, Double> losses = new TreeMap<>();
    Map<String, float[]> gradients = new TreeMap<>();
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      backward().forEach((name, loss) -> losses.put(name, (double) loss.getFloat()));
      network
          .parameters()
          .forEach(
              (name, parameter) -> {
                NDArray gradient = parameter.getGradient();
                gradients.put(name, gradient.toFloatArray());
                gradient.subi(gradient);
              });
    }
    return new Outcome(losses, gradients);
  }

  @Override
  public void step() {
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      backward();
      network
          .parameters()
          .forEach((name, parameter) -> optimizer.update(name, parameter, parameter.getGradient()));
    }
  }

  private Map<String, NDArray> backward() {
    try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      Map<String, NDArray> losses = network.losses();
      Iterator<NDArray> rest = losses.values().iterator();
      NDArray sum = rest.next();
      while (rest.hasNext()) {
        sum = sum.add(rest.next());
      }
      collector.backward(sum);
      return losses;
    }
  }
}
