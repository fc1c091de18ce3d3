package dev.headgate.runtime.kernel;

/** The correlations of {@link ScalarPrimitives}. */
final class ScalarCorrelation {

  private ScalarCorrelation() {}

  static void block(
      int positions,
      float[] x,
      int xAt,
      int[] offsets,
      int taps,
      float[] w,
      int wAt,
      float[] y,
      int yAt,
      int yStride) {
    for (int p = 0; p < positions; p++) {
      int at = yAt + p;
      float y0 = y[at];
      float y1 = y[at + yStride];
      float y2 = y[at + 2 * yStride];
      float y3 = y[at + 3 * yStride];
      float y4 = y[at + 4 * yStride];
      int wi = wAt;
      for (int t = 0; t < taps; t++) {
        float value = x[xAt + p + offsets[t]];
        y0 += value * w[wi];
        y1 += value * w[wi + 1];
        y2 += value * w[wi + 2];
        y3 += value * w[wi + 3];
        y4 += value * w[wi + 4];
        wi += Primitives.BLOCK;
      }
      y[at] = y0;
      y[at + yStride] = y1;
      y[at + 2 * yStride] = y2;
      y[at + 3 * yStride] = y3;
      y[at + 4 * yStride] = y4;
    }
  }

  static void single(
      int positions,
      float[] x,
      int xAt,
      int[] offsets,
      int taps,
      float[] w,
      int wAt,
      float[] y,
      int yAt) {
    for (int p = 0; p < positions; p++) {
      float sum = y[yAt + p];
      for (int t = 0; t < taps; t++) {
        sum += w[wAt + t] * x[xAt + p + offsets[t]];
      }
      y[yAt + p] = sum;
    }
  }

  static void gradientBlock(
      int positions,
      float[] x,
      int xAt,
      int[] offsets,
      int taps,
      float[] dy,
      int dyAt,
      int dyStride,
      float[] sums,
      int sumsAt,
      int sumsStride) {
    for (int o = 0; o < Primitives.BLOCK; o++) {
      for (int t = 0; t < taps; t++) {
        sums[sumsAt + o * sumsStride + t] +=
            dot(positions, x, xAt + offsets[t], dy, dyAt + o * dyStride);
      }
    }
  }

  /** Four partial sums, which the processor can work on at once. */
  static float dot(int length, float[] a, int aAt, float[] b, int bAt) {
    float s0 = 0f;
    float s1 = 0f;
    float s2 = 0f;
    float s3 = 0f;
    int i = 0;
    for (; i + 4 <= length; i += 4) {
      s0 += a[aAt + i] * b[bAt + i];
      s1 += a[aAt + i + 1] * b[bAt + i + 1];
      s2 += a[aAt + i + 2] * b[bAt + i + 2];
      s3 += a[aAt + i + 3] * b[bAt + i + 3];
    }
    for (; i < length; i++) {
      s0 += a[aAt + i] * b[bAt + i];
    }
    return s0 + s1 + (s2 + s3);
  }
}
