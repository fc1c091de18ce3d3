package dev.headgate.runtime.kernel;

import java.util.Arrays;

/**
 * Probabilities along the middle axis of [rows, length, positions], for each row and position by
 * itself. Results may be exactly one of the inputs.
 */
public final class Softmax {

  private Softmax() {}

  /** Overwrites y with {@code exp(x[c])} over its sum along the axis. */
  public static void forward(
      int rows, int length, int positions, float[] x, int xAt, float[] y, int yAt) {
    scaled(rows, length, positions, 1f, x, xAt, y, yAt);
  }

  /** The same, times a factor. */
  static void scaled(
      int rows, int length, int positions, float factor, float[] x, int xAt, float[] y, int yAt) {
    if (positions == 1) {
      lines(rows, length, factor, x, xAt, y, yAt);
      return;
    }
    int size = SoftmaxRuns.size(length, positions);
    for (int row = 0; row < rows; row++) {
      int at = row * length * positions;
      for (int p = 0; p < positions; p += size) {
        int count = Math.min(size, positions - p);
        runs(length, count, positions, factor, x, xAt + at + p, y, yAt + at + p);
      }
    }
  }

  private static void lines(
      int rows, int length, float factor, float[] x, int xAt, float[] y, int yAt) {
    Primitives primitives = ActivePrimitives.get();
    float[] largest = SoftmaxRuns.of(1).largest;
    largest[0] = primitives.largest(length, x, xAt);
    for (int row = 0; row < rows; row++) {
      int from = xAt + row * length;
      int next = row + 1 < rows ? from + length : from;
      int to = yAt + row * length;
      double total = primitives.exponentials(length, largest, x, from, next, y, to);
      primitives.scale(length, (float) (factor / total), y, to, y, to);
    }
  }

  private static void runs(
      int length, int count, int stride, float factor, float[] x, int xAt, float[] y, int yAt) {
    Primitives primitives = ActivePrimitives.get();
    SoftmaxRuns runs = SoftmaxRuns.of(count);
    runs.exponentials(length, count, x, xAt, stride, y, yAt, stride);
    for (int p = 0; p < count; p++) {
      runs.factors[p] = (float) (factor / runs.totals[p]);
    }
    for (int at = yAt; at < yAt + length * stride; at += stride) {
      primitives.multiply(count, y, at, runs.factors, 0, y, at);
    }
  }

  /** Overwrites dx with {@code y[c] * (dy[c] - sum over k of y[k] * dy[k])}. */
  public static void backward(
      int rows,
      int length,
      int positions,
      float[] y,
      int yAt,
      float[] dy,
      int dyAt,
      float[] dx,
      int dxAt) {
    int size = SoftmaxRuns.size(length, positions);
    for (int row = 0; row < rows; row++) {
      int at = row * length * positions;
      if (positions == 1) {
        lineBackward(length, y, yAt + at, dy, dyAt + at, dx, dxAt + at);
        continue;
      }
      for (int p = at; p < at + positions; p += size) {
        int count = Math.min(size, at + positions - p);
        runsBackward(length, count, positions, y, yAt + p, dy, dyAt + p, dx, dxAt + p);
      }
    }
  }

  private static void lineBackward(
      int length, float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt) {
    float mean = (float) Sums.ofProducts(length, y, yAt, 0f, dy, dyAt);
    ActivePrimitives.get().timesDifference(length, y, yAt, dy, dyAt, mean, dx, dxAt);
  }

  /** Probabilities add up to 1, so products of them with dy may be added in float. */
  private static void runsBackward(
      int length,
      int count,
      int stride,
      float[] y,
      int yAt,
      float[] dy,
      int dyAt,
      float[] dx,
      int dxAt) {
    Primitives primitives = ActivePrimitives.get();
    float[] means = SoftmaxRuns.of(count).factors;
    Arrays.fill(means, 0, count, 0f);
    for (int c = 0; c < length; c++) {
      primitives.addProducts(count, y, yAt + c * stride, dy, dyAt + c * stride, means, 0);
    }
    for (int c = 0; c < length; c++) {
      int at = c * stride;
      primitives.timesDifferences(count, y, yAt + at, dy, dyAt + at, means, 0, dx, dxAt + at);
    }
  }

  /** The largest value of one line; NaN where there is one. */
  static double largest(int length, int stride, float[] x, int at) {
    float largest = x[at];
    for (int c = 1; c < length; c++) {
      largest = Math.max(largest, x[at + c * stride]);
    }
    return largest;
  }

  /** The sum over one line of {@code exp(x[c] - largest)}. */
  static double total(int length, int stride, float[] x, int at, double largest) {
    double total = 0;
    for (int c = 0; c < length; c++) {
      total += Math.exp(x[at + c * stride] - largest);
    }
    return total;
  }
}
