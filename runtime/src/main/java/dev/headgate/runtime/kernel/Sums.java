package dev.headgate.runtime.kernel;

/**
 * Sums of a run of floats: over a stretch four partial sums in float, which the processor can work
 * on at once, and over stretches in double, always in the same order. So the error does not grow
 * with the count.
 */
final class Sums {

  private static final int STRETCH = 256;

  private Sums() {}

  /**
   * The sum of x. Each stretch sums differences from its first element, so that what is lost is
   * small beside what the elements differ by, however far from 0 they lie.
   */
  static double of(int count, float[] x, int at) {
    double sum = 0;
    for (int from = 0; from < count; from += STRETCH) {
      int length = Math.min(STRETCH, count - from);
      float first = x[at + from];
      sum += (double) first * length + differencesOfStretch(length, x, at + from, first);
    }
    return sum;
  }

  private static float differencesOfStretch(int count, float[] x, int at, float first) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    int i = 0;
    for (; i + 4 <= count; i += 4) {
      s0 += x[at + i] - first;
      s1 += x[at + i + 1] - first;
      s2 += x[at + i + 2] - first;
      s3 += x[at + i + 3] - first;
    }
    for (; i < count; i++) {
      s0 += x[at + i] - first;
    }
    return s0 + s1 + (s2 + s3);
  }

  /** The sum of {@code (x - centre)^2}. */
  static double ofSquares(int count, float[] x, int at, float centre) {
    double sum = 0;
    for (int from = 0; from < count; from += STRETCH) {
      sum += squaresOfStretch(Math.min(STRETCH, count - from), x, at + from, centre);
    }
    return sum;
  }

  private static float squaresOfStretch(int count, float[] x, int at, float centre) {
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
          productsOfStretch(Math.min(STRETCH, count - from), x, at + from, centre, dy, dyAt + from);
    }
    return sum;
  }

  private static float productsOfStretch(
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
