package dev.headgate.runtime.kernel;

/**
 * Sums of a run of floats, taken in double: four partial sums, which the processor can work on at
 * once, always added in the same order.
 */
final class Sums {

  private Sums() {}

  /** The sum of x. */
  static double of(int count, float[] x, int at) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
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
  static double ofSquares(int count, float[] x, int at, double centre) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
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

  private static double square(double value) {
    return value * value;
  }

  /** The sum of {@code (x - centre) * dy}. */
  static double ofProducts(int count, float[] x, int at, double centre, float[] dy, int dyAt) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
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
