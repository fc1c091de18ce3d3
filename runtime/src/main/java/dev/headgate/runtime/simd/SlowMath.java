package dev.headgate.runtime.simd;

import static dev.headgate.runtime.simd.Lanes.LENGTH;
import static dev.headgate.runtime.simd.Lanes.SPECIES;
import static dev.headgate.runtime.simd.VectorMath.FLUSHED_BITS;
import static dev.headgate.runtime.simd.VectorMath.LOG2;
import static dev.headgate.runtime.simd.VectorMath.MOST;
import static dev.headgate.runtime.simd.VectorMath.ROOT_HALF_BITS;
import static dev.headgate.runtime.simd.VectorMath.TO_EXPONENT;
import static dev.headgate.runtime.simd.VectorMath.TO_INTEGER;
import static dev.headgate.runtime.simd.VectorMath.TO_INTEGER_BIASED;
import static dev.headgate.runtime.simd.VectorMath.TO_INTEGER_BITS;
import static dev.headgate.runtime.simd.VectorMath.UNBIAS;

import java.util.Arrays;

/**
 * {@link VectorMath} and {@link VectorPowers} an element at a time, operation by operation, so that
 * it gives the same bits. Stands in while the JVM has not compiled the vectors.
 */
final class SlowMath {

  private SlowMath() {}

  static void expOfSize(int count, float factor, float[] x, int xAt, float[] y) {
    for (int i = 0; i < count; i++) {
      y[i] = exp(least(Math.abs(x[xAt + i]) * factor, MOST));
    }
  }

  static float expBelow(
      int count, float top, float[] x, int xAt, int nextAt, float[] largest, float[] y, int yAt) {
    float[] lanes = Lanes.buffer();
    Arrays.fill(lanes, 0f);
    int whole = SPECIES.loopBound(count);
    int lastAt = whole - Math.max(0, count - LENGTH); // The lane of the first that is left over.
    float greatest = largest[0];
    for (int i = 0; i < count; i++) {
      float e = normalExp(least(top - x[xAt + i]));
      y[yAt + i] = e;
      lanes[i < whole ? i % LENGTH : i - whole + lastAt] += e;
    }
    for (int i = 0; i < count; i++) {
      greatest = Math.max(greatest, x[nextAt + i]);
    }
    largest[0] = greatest;
    return (float) Lanes.sum(lanes);
  }

  /** For the elements from {@code from} to before {@code to}. */
  static void addExpBelow(
      int from, int to, float[] largest, float[] x, int xAt, float[] y, int yAt, float[] sums) {
    for (int i = from; i < to; i++) {
      float e = normalExp(least(largest[i] - x[xAt + i]));
      y[yAt + i] = e;
      sums[i] += e;
    }
  }

  /** NaN stays NaN. */
  static float least(float value, float limit) {
    return value > limit ? limit : value;
  }

  /** As integers, so that NaN may become the limit too. */
  private static float least(float u) {
    return Float.intBitsToFloat(Math.min(Float.floatToRawIntBits(u), FLUSHED_BITS));
  }

  /** {@code exp(-u)} for u up to 131. */
  static float exp(float u) {
    float shifted = Math.fma(u, -1.44269504f, TO_INTEGER_BIASED);
    float n = shifted - TO_INTEGER_BIASED;
    float r = Math.fma(n, -2.12194440e-4f, Math.fma(n, 0.693359375f, u));
    float rr = r * r;
    float q = Math.fma(curve(r, rr), rr, 1f - r);
    return q * Float.intBitsToFloat(Float.floatToRawIntBits(shifted) << 23) * UNBIAS;
  }

  /** {@code exp(-u)} for u up to 88, 0 where that is no normal float. */
  static float normalExp(float u) {
    float shifted = Math.fma(u, -1.44269504f, TO_EXPONENT);
    float n = shifted - TO_EXPONENT;
    float r = Math.fma(n, LOG2, u);
    float rr = r * r;
    float q = Math.fma(curve(r, rr), rr, 1f - r);
    return q * Float.intBitsToFloat(Float.floatToRawIntBits(shifted) << 23);
  }

  /** {@code (exp(-r) - 1 + r) / r^2}. */
  private static float curve(float r, float rr) {
    float q = Math.fma(1.381458133e-3f, rr, Math.fma(-8.368725888e-3f, r, 4.166838899e-2f));
    return Math.fma(q, rr, Math.fma(-1.666652113e-1f, r, 4.999999404e-1f));
  }

  /** {@code exp(-u) - 1} for u up to 80. */
  static float expLessOne(float u) {
    float shifted = Math.fma(u, -1.44269504f, TO_EXPONENT);
    float n = shifted - TO_EXPONENT;
    float r = Math.fma(n, LOG2, u);
    float rr = r * r;
    float q = curve(r, rr) * rr - r;
    float scale = Float.intBitsToFloat(Float.floatToRawIntBits(shifted) << 23);
    return Math.fma(q, scale, scale - 1f);
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
}
