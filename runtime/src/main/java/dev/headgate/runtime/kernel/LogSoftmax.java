package dev.headgate.runtime.kernel;

import java.util.Arrays;

/**
 * Logarithms of probabilities along the middle axis of [rows, length, positions], for each row and
 * position by itself. Results may be exactly one of the inputs.
 */
public final class LogSoftmax {

  private LogSoftmax() {}

  /** Overwrites y with {@code x[c]} minus the logarithm of the sum of {@code exp(x)}. */
  public static void forward(
      int rows, int length, int positions, float[] x, int xAt, float[] y, int yAt) {
    int size = SoftmaxRuns.size(length, positions);
    for (int row = 0; row < rows; row++) {
      int at = row * length * positions;
      if (positions == 1) {
        line(length, x, xAt + at, y, yAt + at);
        continue;
      }
      for (int p = at; p < at + positions; p += size) {
        int count = Math.min(size, at + positions - p);
        runs(length, count, positions, x, xAt + p, y, yAt + p);
      }
    }
  }

  private static void line(int length, float[] x, int xAt, float[] y, int yAt) {
    Primitives primitives = ActivePrimitives.get();
    float largest = primitives.largest(length, x, xAt);
    float[] buffer = LineBuffer.of(length);
    float log = (float) Math.log(primitives.exponentials(length, largest, x, xAt, buffer, 0));
    for (int c = 0; c < length; c++) {
      y[yAt + c] = x[xAt + c] - largest - log;
    }
  }

  private static void runs(
      int length, int count, int stride, float[] x, int xAt, float[] y, int yAt) {
    SoftmaxRuns runs = SoftmaxRuns.of(count);
    runs.exponentials(length, count, x, xAt, stride, LineBuffer.of(count), 0, 0);
    for (int p = 0; p < count; p++) {
      runs.factors[p] = (float) Math.log(runs.totals[p]);
    }
    for (int c = 0; c < length; c++) {
      less(count, x, xAt + c * stride, runs.largest, runs.factors, y, yAt + c * stride);
    }
  }

  private static void less(
      int count, float[] x, int xAt, float[] largest, float[] logs, float[] y, int yAt) {
    for (int p = 0; p < count; p++) {
      y[yAt + p] = x[xAt + p] - largest[p] - logs[p];
    }
  }

  /** Overwrites dx with {@code dy[c] - exp(y[c]) * sum over k of dy[k]}. */
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
    float[] shares = LineBuffer.of(length);
    ActivePrimitives.get().exponentials(length, 0f, y, yAt, shares, 0);
    float sum = (float) Sums.of(length, dy, dyAt);
    for (int c = 0; c < length; c++) {
      dx[dxAt + c] = dy[dyAt + c] - shares[c] * sum;
    }
  }

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
    double[] sums = SoftmaxRuns.of(count).totals;
    Arrays.fill(sums, 0, count, 0);
    for (int c = 0; c < length; c++) {
      for (int p = 0; p < count; p++) {
        sums[p] += dy[dyAt + c * stride + p];
      }
    }
    float[] shares = LineBuffer.of(count);
    for (int c = 0; c < length; c++) {
      primitives.exponentials(count, 0f, y, yAt + c * stride, shares, 0);
      for (int p = 0; p < count; p++) {
        int at = c * stride + p;
        dx[dxAt + at] = (float) (dy[dyAt + at] - shares[p] * sums[p]);
      }
    }
  }
}
