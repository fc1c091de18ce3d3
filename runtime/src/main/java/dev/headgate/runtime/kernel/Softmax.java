package dev.headgate.runtime.kernel;

/**
 * Probabilities along the middle axis of [rows, length, positions], for each row and position by
 * itself. Results may be exactly one of the inputs.
 */
public final class Softmax {

  private Softmax() {}

  /** Overwrites y with {@code exp(x[c])} over its sum along the axis. */
  public static void forward(
      int rows, int length, int positions, float[] x, int xAt, float[] y, int yAt) {
    if (positions == 1) {
      for (int row = 0; row < rows; row++) {
        line(length, x, xAt + row * length, y, yAt + row * length);
      }
      return;
    }
    for (int i = 0; i < rows * positions; i++) {
      int offset = i / positions * length * positions + i % positions;
      double largest = largest(length, positions, x, xAt + offset);
      double total = 0;
      for (int c = 0; c < length; c++) {
        int at = offset + c * positions;
        double share = Math.exp(x[xAt + at] - largest);
        y[yAt + at] = (float) share;
        total += share;
      }
      float factor = (float) (1 / total);
      for (int c = 0; c < length; c++) {
        y[yAt + offset + c * positions] *= factor;
      }
    }
  }

  private static void line(int length, float[] x, int xAt, float[] y, int yAt) {
    Primitives primitives = ActivePrimitives.get();
    double total = primitives.exponentials(length, largest(length, x, xAt), x, xAt, y, yAt);
    primitives.scale(length, (float) (1 / total), y, yAt, y, yAt);
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
    if (positions == 1) {
      for (int at = 0; at < rows * length; at += length) {
        lineBackward(length, y, yAt + at, dy, dyAt + at, dx, dxAt + at);
      }
      return;
    }
    for (int i = 0; i < rows * positions; i++) {
      int offset = i / positions * length * positions + i % positions;
      double mean = 0;
      for (int c = 0; c < length; c++) {
        int at = offset + c * positions;
        mean += (double) y[yAt + at] * dy[dyAt + at];
      }
      for (int c = 0; c < length; c++) {
        int at = offset + c * positions;
        dx[dxAt + at] = (float) (y[yAt + at] * (dy[dyAt + at] - mean));
      }
    }
  }

  private static void lineBackward(
      int length, float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt) {
    float mean = (float) Sums.ofProducts(length, y, yAt, 0f, dy, dyAt);
    for (int c = 0; c < length; c++) {
      dx[dxAt + c] = y[yAt + c] * (dy[dyAt + c] - mean);
    }
  }

  /**
   * The largest value of one line whose elements are neighbours; NaN where there is one. Halves are
   * compared until one element is left.
   */
  private static float largest(int length, float[] x, int at) {
    Primitives primitives = ActivePrimitives.get();
    float[] y = LineBuffer.of(length);
    System.arraycopy(x, at, y, 0, length);
    for (int left = length, half; left > 1; left = half) {
      half = (left + 1) / 2;
      primitives.max(left - half, y, 0, y, half, y, 0);
    }
    return y[0];
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
