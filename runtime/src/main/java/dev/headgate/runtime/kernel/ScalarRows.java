package dev.headgate.runtime.kernel;

/** The arithmetic on rows of {@link ScalarPrimitives}. */
final class ScalarRows {

  private ScalarRows() {}

  /** {@link Primitives#sumRows}. */
  static void sum(
      int rows,
      int width,
      int taps,
      int[] offsets,
      float[] weights,
      float[] x,
      int xAt,
      int xStride,
      float[] y,
      int yAt,
      int yStride) {
    for (int r = 0; r < rows; r++) {
      int from = xAt + r * xStride;
      int to = yAt + r * yStride;
      if (taps == 1) {
        scale(width, weights[0], x, from + offsets[0], y, to);
        continue;
      }
      addTwo(width, weights[0], x, from + offsets[0], weights[1], from + offsets[1], y, to);
      for (int t = 2; t < taps; t++) {
        add(width, weights[t], x, from + offsets[t], y, to);
      }
    }
  }

  private static void scale(int width, float weight, float[] x, int xAt, float[] y, int yAt) {
    for (int i = 0; i < width; i++) {
      y[yAt + i] = weight * x[xAt + i];
    }
  }

  private static void addTwo(
      int width, float w0, float[] x, int x0, float w1, int x1, float[] y, int yAt) {
    for (int i = 0; i < width; i++) {
      y[yAt + i] = w0 * x[x0 + i] + w1 * x[x1 + i];
    }
  }

  private static void add(int width, float weight, float[] x, int xAt, float[] y, int yAt) {
    for (int i = 0; i < width; i++) {
      y[yAt + i] += weight * x[xAt + i];
    }
  }

  /** {@link Primitives#maxRows}. */
  static void max(
      int rows,
      int width,
      int taps,
      int[] offsets,
      float[] x,
      int xAt,
      int xStride,
      float[] y,
      int yAt,
      int yStride) {
    for (int r = 0; r < rows; r++) {
      int from = xAt + r * xStride;
      int to = yAt + r * yStride;
      max(width, x, from + offsets[0], x, from + offsets[1], y, to);
      for (int t = 2; t < taps; t++) {
        max(width, y, to, x, from + offsets[t], y, to);
      }
    }
  }

  private static void max(int width, float[] a, int aAt, float[] b, int bAt, float[] y, int yAt) {
    for (int i = 0; i < width; i++) {
      y[yAt + i] = Math.max(a[aAt + i], b[bAt + i]);
    }
  }

  /** {@link Primitives#choose}; by conditions for which the compiler needs no branch. */
  static void choose(
      int rows,
      int width,
      float[] a,
      int aAt,
      int aStride,
      float[] b,
      int bAt,
      int bStride,
      float[] whole,
      int wholeAt,
      int wholeStride,
      float[] y,
      int firstAt,
      int firstStride,
      int secondAt,
      int secondStride) {
    for (int r = 0; r < rows; r++) {
      int fromA = aAt + r * aStride;
      int fromB = bAt + r * bStride;
      int from = wholeAt + r * wholeStride;
      int toFirst = firstAt + r * firstStride;
      int toSecond = secondAt + r * secondStride;
      for (int i = 0; i < width; i++) {
        int bits = Float.floatToRawIntBits(whole[from + i]);
        int smaller = smaller(a[fromA + i], b[fromB + i]);
        y[toFirst + i] = Float.intBitsToFloat(bits & ~smaller);
        y[toSecond + i] = Float.intBitsToFloat(bits & smaller);
      }
    }
  }

  /** -1 where the first is smaller, else 0: the sign of a difference. */
  static int smaller(float first, float second) {
    return (int) (((long) order(first) - order(second)) >> 63);
  }

  /** A number that is the larger, the larger the value; NaN is largest, and -0 equal to 0. */
  private static int order(float value) {
    int bits = Float.floatToIntBits(value + 0f);
    return bits ^ ((bits >> 31) & Integer.MAX_VALUE);
  }
}
