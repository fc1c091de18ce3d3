package dev.headgate.runtime.kernel;

/**
 * The sums of {@link Primitives}: over a stretch four partial sums in float, which the processor
 * can work on at once, and over stretches in double.
 */
final class ScalarSums {

  private static final int STRETCH = 256;

  private ScalarSums() {}

  static double differences(int count, float first, float[] x, int at) {
    double sum = 0;
    for (int from = 0; from < count; from += STRETCH) {
      sum += differencesOfStretch(Math.min(STRETCH, count - from), first, x, at + from);
    }
    return sum;
  }

  private static float differencesOfStretch(int count, float first, float[] x, int at) {
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

  static double squares(int count, float centre, float[] x, int at) {
    double sum = 0;
    for (int from = 0; from < count; from += STRETCH) {
      sum += squaresOfStretch(Math.min(STRETCH, count - from), centre, x, at + from);
    }
    return sum;
  }

  private static float squaresOfStretch(int count, float centre, float[] x, int at) {
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

  static double products(int count, float centre, float[] x, int at, float[] dy, int dyAt) {
    double sum = 0;
    for (int from = 0; from < count; from += STRETCH) {
      int length = Math.min(STRETCH, count - from);
      sum += productsOfStretch(length, centre, x, at + from, dy, dyAt + from);
    }
    return sum;
  }

  private static float productsOfStretch(
      int count, float centre, float[] x, int at, float[] dy, int dyAt) {
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
