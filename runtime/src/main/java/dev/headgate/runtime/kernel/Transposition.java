package dev.headgate.runtime.kernel;

/** Copies rows of a matrix to columns of another. */
final class Transposition {

  private Transposition() {}

  /**
   * {@code y[yAt + i*yStride + r] = x[xAt + r*xStride + i]} for r < rows, i < length. Eight rows at
   * a time, so that each stretch of y is written while it is in cache.
   */
  static void run(
      int rows, int length, float[] x, int xAt, int xStride, float[] y, int yAt, int yStride) {
    int r = 0;
    for (; r + 8 <= rows; r += 8) {
      eight(length, x, xAt + r * xStride, xStride, y, yAt + r, yStride);
    }
    for (; r + 4 <= rows; r += 4) {
      four(length, x, xAt + r * xStride, xStride, y, yAt + r, yStride);
    }
    for (; r < rows; r++) {
      int from = xAt + r * xStride;
      for (int i = 0; i < length; i++) {
        y[yAt + r + i * yStride] = x[from + i];
      }
    }
  }

  private static void eight(
      int length, float[] x, int x0, int stride, float[] y, int yAt, int yStride) {
    int x1 = x0 + stride;
    int x2 = x1 + stride;
    int x3 = x2 + stride;
    int x4 = x3 + stride;
    int x5 = x4 + stride;
    int x6 = x5 + stride;
    int x7 = x6 + stride;
    int to = yAt;
    for (int i = 0; i < length; i++) {
      y[to] = x[x0 + i];
      y[to + 1] = x[x1 + i];
      y[to + 2] = x[x2 + i];
      y[to + 3] = x[x3 + i];
      y[to + 4] = x[x4 + i];
      y[to + 5] = x[x5 + i];
      y[to + 6] = x[x6 + i];
      y[to + 7] = x[x7 + i];
      to += yStride;
    }
  }

  private static void four(
      int length, float[] x, int x0, int stride, float[] y, int yAt, int yStride) {
    int x1 = x0 + stride;
    int x2 = x1 + stride;
    int x3 = x2 + stride;
    int to = yAt;
    for (int i = 0; i < length; i++) {
      y[to] = x[x0 + i];
      y[to + 1] = x[x1 + i];
      y[to + 2] = x[x2 + i];
      y[to + 3] = x[x3 + i];
      to += yStride;
    }
  }
}
