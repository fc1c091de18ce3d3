package dev.headgate.benchmarks.work;

import java.util.List;

/**
 * The training step of a dense network, 784 to 512, ReLU, to 10, under a softmax cross-entropy
 * descended at {@link #RATE}.
 */
public record Classifier(int batch) implements Workload {

  /** The rate of plain gradient descent. */
  public static final float RATE = 0.01f;

  /** The name of the loss. */
  public static final String LOSS = "loss";

  /** The number of classes. */
  public static final int CLASSES = 10;

  static final String KIND = "classifier";

  @Override
  public String name() {
    return KIND + "/" + batch;
  }

  @Override
  public List<Values> parameters() {
    return List.of(
        Values.parameter("hidden.weight", 784, 512, 784),
        Values.parameter("hidden.bias", 784, 512),
        Values.parameter("scores.weight", 512, CLASSES, 512),
        Values.parameter("scores.bias", 512, CLASSES));
  }

  /** [batch, 784]. */
  public Values image() {
    return Values.uniform("image", 0, 1, batch, 784);
  }

  /** [batch], the class of each image. */
  public int[] labels() {
    Noise noise = new Noise("labels");
    int[] labels = new int[batch];
    for (int i = 0; i < batch; i++) {
      labels[i] = (int) (noise.next() * CLASSES);
    }
    return labels;
  }
}
