package dev.headgate.runtime.simd;

import static dev.headgate.runtime.simd.Lanes.LENGTH;
import static dev.headgate.runtime.simd.VectorElements.PAIR;
import static dev.headgate.runtime.simd.VectorMath.ROOT_HALF_BITS;
import static dev.headgate.runtime.simd.VectorMath.TO_INTEGER;
import static dev.headgate.runtime.simd.VectorMath.TO_INTEGER_BITS;

/**
 * {@link VectorMath} an element at a time, operation by operation, so that it gives the same bits.
 * Stands in while the JVM has not compiled the vectors.
 */
final class SlowMath {

  private SlowMath() {}

  static void expOfSize(int count, float factor, float[] x, int xAt, float[] y) {
    for (int i = 0; i < count; i++) {
      y[i] = exp(Math.max(Math.abs(x[xAt + i]) * factor, -104f));
    }
  }

  private static float exp(float v) {
    float shifted = Math.fma(v, 1.44269504f, TO_INTEGER);
    float n = shifted - TO_INTEGER;
    float r = Math.fma(n, -0.693359375f, v);
    r = Math.fma(n, 2.12194440e-4f, r);
    float p = 1.9875691500e-4f;
    p = Math.fma(p, r, 1.3981999507e-3f);
    p = Math.fma(p, r, 8.3334519073e-3f);
    p = Math.fma(p, r, 4.1665795894e-2f);
    p = Math.fma(p, r, 1.6666665459e-1f);
    p = Math.fma(p, r, 0.5f);
    p = Math.fma(p, r * r, r + 1f);
    int exponent = Float.floatToRawIntBits(shifted) - TO_INTEGER_BITS;
    int half = exponent >> 1;
    p *= Float.intBitsToFloat((half + 127) << 23);
    return p * Float.intBitsToFloat((exponent - half + 127) << 23);
  }

  static void log(int count, float[] y) {
    for (int i = 0; i < count; i++) {
      y[i] = log(y[i]);
    }
  }

  private static float log(float x) {
    int bits = Float.floatToRawIntBits(x);
    int k = (bits - ROOT_HALF_BITS) >> 23;
    float e = Float.intBitsToFloat(k + TO_INTEGER_BITS) - TO_INTEGER;
    float m = Float.intBitsToFloat(bits - (k << 23)) - 1f;
    float square = m * m;
    float p = 7.0376836292e-2f;
    p = Math.fma(p, m, -1.1514610310e-1f);
    p = Math.fma(p, m, 1.1676998740e-1f);
    p = Math.fma(p, m, -1.2420140846e-1f);
    p = Math.fma(p, m, 1.4249322787e-1f);
    p = Math.fma(p, m, -1.6668057665e-1f);
    p = Math.fma(p, m, 2.0000714765e-1f);
    p = Math.fma(p, m, -2.4999993993e-1f);
    p = Math.fma(p, m, 3.3333331174e-1f);
    float sum = p * m * square;
    sum = Math.fma(e, -2.12194440e-4f, sum);
    sum = Math.fma(square, -0.5f, sum);
    sum = Math.fma(e, 0.693359375f, m + sum);
    return x >= 0f ? sum : Float.NaN;
  }

  static void log1p(int count, float[] y) {
    for (int i = 0; i < count; i++) {
      float s = y[i] / (y[i] + 2f);
      float q = s * s;
      float p = 2f / 15f;
      p = Math.fma(p, q, 2f / 13f);
      p = Math.fma(p, q, 2f / 11f);
      p = Math.fma(p, q, 2f / 9f);
      p = Math.fma(p, q, 2f / 7f);
      p = Math.fma(p, q, 2f / 5f);
      p = Math.fma(p, q, 2f / 3f);
      p = Math.fma(p, q, 2f);
      y[i] = p * s;
    }
  }

  /** The sum of a multiple of {@link VectorElements#PAIR} elements. */
  static float sum(int count, float[] x, int xAt) {
    float[] lanes = Lanes.buffer();
    for (int lane = 0; lane < LENGTH; lane++) {
      float first = 0f;
      float second = 0f;
      for (int i = lane; i < count; i += PAIR) {
        first += x[xAt + i];
        second += x[xAt + i + LENGTH];
      }
      lanes[lane] = first + second;
    }
    return Lanes.sum(lanes);
  }
}
