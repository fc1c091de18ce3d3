package dev.headgate.benchmarks.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;
import ai.djl.training.loss.Loss;
import ai.djl.training.loss.SoftmaxCrossEntropyLoss;
import dev.headgate.benchmarks.work.Classifier;
import java.util.Map;

/** The dense classifier. */
final class ClassifierNetwork implements Network {
  private final Loss loss = new SoftmaxCrossEntropyLoss(Classifier.LOSS, 1, -1, true, true);
  private final Map<String, NDArray> parameters;
  private final NDArray image;
  private final NDArray labels;

  ClassifierNetwork(Classifier work, Arrays arrays) {
    this.parameters = arrays.parameters(work);
    this.image = arrays.of(work.image());
    this.labels = arrays.of(work.labels());
  }

  @Override
  public Map<String, NDArray> parameters() {
    return parameters;
  }

  @Override
  public float rate() {
    return Classifier.RATE;
  }

  @Override
  public Map<String, NDArray> losses() {
    NDArray scores = dense("scores", Activation.relu(dense("hidden", image)));
    return Map.of(Classifier.LOSS, loss.evaluate(new NDList(labels), new NDList(scores)));
  }

  private NDArray dense(String layer, NDArray x) {
    return Linear.linear(
            x,
            Arrays.named(parameters, layer + ".weight"),
            Arrays.named(parameters, layer + ".bias"))
        .singletonOrThrow();
  }
}
