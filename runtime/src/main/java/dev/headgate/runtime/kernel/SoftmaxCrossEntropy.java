package dev.headgate.runtime.kernel;

import java.util.Objects;

/**
 * Cross-entropy of softmax(logits) and class labels. Tensors: logits [n, classes, positions],
 * labels [n, positions] with values from 0 to classes - 1 (another label: {@link
 * IndexOutOfBoundsException}). The sum is over samples and positions: the caller divides.
 */
public final class SoftmaxCrossEntropy {

  private SoftmaxCrossEntropy() {}

  /** The sum of {@code log(sum over c of exp(z[c])) - z[label]}. */
  public static double forward(
      int n, int classes, int positions, float[] logits, int logitsAt, int[] labels, int labelsAt) {
    double sum = 0;
    for (int i = 0; i < n * positions; i++) {
      int at = logitsAt + i / positions * classes * positions + i % positions;
      int label = Objects.checkIndex(labels[labelsAt + i], classes);
      double largest = Softmax.largest(classes, positions, logits, at);
      double total = Softmax.total(classes, positions, logits, at, largest);
      sum += largest + Math.log(total) - logits[at + label * positions];
    }
    return sum;
  }

  /** Overwrites dLogits with {@code scale * (softmax(logits) - onehot(labels))}. */
  public static void backward(
      int n,
      int classes,
      int positions,
      float scale,
      float[] logits,
      int logitsAt,
      int[] labels,
      int labelsAt,
      float[] dLogits,
      int dLogitsAt) {
    Softmax.scaled(n, classes, positions, scale, logits, logitsAt, dLogits, dLogitsAt);
    for (int i = 0; i < n * positions; i++) {
      int label = Objects.checkIndex(labels[labelsAt + i], classes);
      int offset = i / positions * classes * positions + i % positions;
      dLogits[dLogitsAt + offset + label * positions] -= scale;
    }
  }
}
