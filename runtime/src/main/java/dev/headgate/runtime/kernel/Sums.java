package dev.headgate.runtime.kernel;

/**
 * Sums of a run of floats: over a stretch four partial sums in float, which the processor can work
 * on at once, and over stretches in double, always in the same order. So the error does not grow
 * with the count.
 */
final class Sums {

  private static final int STRETCH = 256;

  private Sums() {}

  /** The sum of x. */
  static double of(int count, float[] x, int at) {
    double sum = 0;
    for (int from = 0; from < count; from += STRETCH) {
      sum += sumOfStretch(Math.min(STRETCH, count - from), x, at + from);
    }
    return sum;
  }

  private static float sumOfStretch(int count, float[] x, int at) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    int i = 0;
    for (; i + 4 <= count; i += 4) {
      s0 += x[at + i];
      s1 += x[at + i + 1];
      s2 += x[at + i + 2];
      s3 += x[at + i + 3];
    }
    for (; i < count; i++) {
      s0 += x[at + i];
    }
    return s0 + s1 + (s2 + s3);
  }

  /** The sum of {@code (x - centre)^2}. */
  static double ofSquares(int count, float[] x, int at, float centre) {
    double sum = 0;
    for (int from = 0; from < count; from += STRETCH) {
      sum += ofSquaresOfStretch(Math.min(STRETCH, count - from), x, at + from, centre);
    }
    return sum;
  }

  private static float ofSquaresOfStretch(int count, float[] x, int at, float centre) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    int i = 0;
    for (; i + 4 <= count; i += 4) {
      s0 += square(x[at + i] - centre);
      s1 += square(x[at + i + 1] - centre);
      s2 += square(x[at + i + 2] - centre);
      s3 += square(x[at + i + 3] - centre);
    }
    for (; i < count; i++) {
      s0 += square(x[at + i] - centre);
    }
    return s0 + s1 + (s2 + s3);
  }

  private static float square(float value) {
    return value * value;
  }

  /** The sum of {@code (x - centre) * dy}. */
  static double ofProducts(int count, float[] x, int at, float centre, float[] dy, int dyAt) {
    double sum = 0;
    for (int from = 0; from < count; from += STRETCH) {
      sum +=
          ofProductsOfStretch(
              Math.min(STRETCH, count - from), x, at + from, centre, dy, dyAt + from);
    }
    return sum;
  }

  private static float ofProductsOfStretch(
      int count, float[] x, int at, float centre, float[] dy, int dyAt) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    int i = 0;
    for (; i + 4 <= count; i += 4) {
      s0 += (x[at + i] - centre) * dy[dyAt + i];
      s1 += (x[at + i + 1] - centre) * dy[dyAt + i + 1];
      s2 += (x[at + i + 2] - centre) * dy[dyAt + i + 2];
      s3 += (x[at + i + 3] - centre) * dy[dyAt + i + 3];
    }
    for (; i < count; i++) {
      s0 += (x[at + i] - centre) * dy[dyAt + i];
    }
    return s0 + s1 + (s2 + s3);
  }
}
