package dev.headgate.runtime.kernel;

/**
 * Logarithms of probabilities along the middle axis of [rows, length, positions], for each row and
 * position by itself. Results may be exactly one of the inputs.
 */
public final class LogSoftmax {

  private LogSoftmax() {}

  /** Overwrites y with {@code x[c]} minus the logarithm of the sum of {@code exp(x)}. */
  public static void forward(
      int rows, int length, int positions, float[] x, int xAt, float[] y, int yAt) {
    if (positions == 1) {
      lines(rows, length, x, xAt, y, yAt);
      return;
    }
    int size = SoftmaxRuns.size(length, positions);
    for (int row = 0; row < rows; row++) {
      int at = row * length * positions;
      for (int p = at; p < at + positions; p += size) {
        int count = Math.min(size, at + positions - p);
        runs(length, count, positions, x, xAt + p, y, yAt + p);
      }
    }
  }

  private static void lines(int rows, int length, float[] x, int xAt, float[] y, int yAt) {
    Primitives primitives = ActivePrimitives.get();
    float[] buffer = LineBuffer.of(length);
    float[] largest = SoftmaxRuns.of(1).largest;
    largest[0] = primitives.largest(length, x, xAt);
    for (int row = 0; row < rows; row++) {
      int from = xAt + row * length;
      int next = row + 1 < rows ? from + length : from;
      int to = yAt + row * length;
      float top = largest[0];
      double total = primitives.exponentials(length, largest, x, from, next, buffer, 0);
      float log = (float) Math.log(total);
      for (int c = 0; c < length; c++) {
        y[to + c] = x[from + c] - top - log;
      }
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
    exponentials(length, y, yAt, shares);
    float sum = Float.isNaN(y[yAt]) ? Float.NaN : (float) Sums.of(length, dy, dyAt);
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
    double[] sums = SoftmaxRuns.of(count).totals;
    for (int p = 0; p < count; p++) {
      sums[p] = Float.isNaN(y[yAt + p]) ? Double.NaN : 0;
    }
    for (int c = 0; c < length; c++) {
      for (int p = 0; p < count; p++) {
        sums[p] += dy[dyAt + c * stride + p];
      }
    }
    float[] shares = LineBuffer.of(count);
    for (int c = 0; c < length; c++) {
      exponentials(count, y, yAt + c * stride, shares);
      for (int p = 0; p < count; p++) {
        int at = c * stride + p;
        dx[dxAt + at] = (float) (dy[dyAt + at] - shares[p] * sums[p]);
      }
    }
  }

  /**
   * Of logarithms of probabilities, which are at most 0. Where one is NaN, all of its line are, and
   * their exponentials may be 0.
   */
  private static void exponentials(int count, float[] y, int yAt, float[] shares) {
    float[] largest = SoftmaxRuns.of(1).largest;
    largest[0] = 0f;
    ActivePrimitives.get().exponentials(count, largest, y, yAt, yAt, shares, 0);
  }
}
