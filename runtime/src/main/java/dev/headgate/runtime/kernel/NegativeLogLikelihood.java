package dev.headgate.runtime.kernel;

import java.util.Arrays;
import java.util.Objects;

/**
 * Negative log-likelihood of class labels. Tensors: log-probabilities [n, classes, positions],
 * labels [n, positions] with values from 0 to classes - 1 (another label: {@link
 * IndexOutOfBoundsException}). The sum is over samples and positions: the caller divides.
 */
public final class NegativeLogLikelihood {

  private NegativeLogLikelihood() {}

  /** The sum of {@code -logP[label]}. */
  public static double forward(
      int n, int classes, int positions, float[] logP, int logPAt, int[] labels, int labelsAt) {
    double sum = 0;
    for (int i = 0; i < n * positions; i++) {
      sum -= logP[logPAt + place(i, classes, positions, labels[labelsAt + i])];
    }
    return sum;
  }

  /** Overwrites dLogP with {@code -scale} at each label and 0 elsewhere. */
  public static void backward(
      int n,
      int classes,
      int positions,
      float scale,
      int[] labels,
      int labelsAt,
      float[] dLogP,
      int dLogPAt) {
    Arrays.fill(dLogP, dLogPAt, dLogPAt + n * classes * positions, 0f);
    for (int i = 0; i < n * positions; i++) {
      dLogP[dLogPAt + place(i, classes, positions, labels[labelsAt + i])] = -scale;
    }
  }

  /** Where the label of position i of the batch stands among the log-probabilities. */
  private static int place(int i, int classes, int positions, int label) {
    int sample = i / positions;
    return (sample * classes + Objects.checkIndex(label, classes)) * positions + i % positions;
  }
}
