package dev.headgate.runtime.simd;

import static dev.headgate.runtime.simd.Lanes.LENGTH;
import static dev.headgate.runtime.simd.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Elementary functions of stretches of elements. Own polynomials, not {@code VectorOperators.EXP}
 * and the like: those depend on a native library that not every JVM has, and so would the results.
 * Coefficients of the logarithm are those of S. Moshier's Cephes library (logf).
 *
 * <p>They work from array to array, and no method of this package takes or returns a vector: the
 * compiler may refuse to inline any call (because the callee is large, or was already compiled by
 * itself), and a vector that crosses a real call is an object. So every loop that needs an
 * exponential has its lines in it ({@link VectorActivations}, {@link VectorGates}, {@link
 * VectorPowers}). They are made so: {@code exp(-u) = 2^n * exp(-r)} with {@code u = r - n *
 * log(2)}, n a whole number that adding {@link #TO_INTEGER_BIASED} rounds to, and {@code exp(-r)}
 * by a polynomial. The low bits of that sum become the exponent of {@code 2^(n + 64)}, which is a
 * normal float where 2^n is not; the product with {@link #UNBIAS} then rounds once. Where what is
 * no normal float may be 0, that of 2^n itself.
 */
final class VectorMath {

  /** The most elements handed over at once; they stay in a first-level cache. */
  static final int STRETCH = 64 * LENGTH;

  /** 1.5 * 2^23: adding it rounds a small float to an integer, which is then in the low bits. */
  static final float TO_INTEGER = 12582912f;

  /** The same, with the exponent's bias and 64 added to the integer. */
  static final float TO_INTEGER_BIASED = TO_INTEGER + 127 + 64;

  static final float UNBIAS = 0x1p-64f;

  /** With the exponent's bias alone, where 2^n is a normal float. */
  static final float TO_EXPONENT = TO_INTEGER + 127;

  /** Where two units in the last place of e are no matter: n times the rest is less than 3e-7. */
  static final float LOG2 = 0.6931472f;

  /** From here on {@code exp(-u)} is 0. Up to 131 the exponent fits. */
  static final float MOST = 104f;

  /**
   * From a little before here on {@code exp(-u)} is less than normal floats are; with {@link
   * #TO_EXPONENT} the exponent's bits are 0 then and so is the power, and here they still are.
   */
  static final float FLUSHED = 88f;

  static final int FLUSHED_BITS = Float.floatToRawIntBits(FLUSHED);

  /** Of such an |x| u is a little less than {@link #FLUSHED}. */
  static final float GELU_REACH = 13.26f;

  static final int GELU_REACH_BITS = Float.floatToRawIntBits(GELU_REACH);

  static final float TANH_GELU_REACH = 10.02f;

  /** From such an |x| on the hyperbolic tangent is 1, or -1. */
  static final float TANH_REACH = 10f;

  static final int TO_INTEGER_BITS = Float.floatToRawIntBits(TO_INTEGER);

  static final int ROOT_HALF_BITS = Float.floatToRawIntBits((float) Math.sqrt(0.5));

  private static final ThreadLocal<float[]> BUFFER =
      ThreadLocal.withInitial(() -> new float[STRETCH]);

  private VectorMath() {}

  /** This thread's room for one stretch. */
  static float[] buffer() {
    return BUFFER.get();
  }

  /**
   * The sum of any number of elements: in lanes over a stretch, and over stretches in double, so
   * that the error does not grow with the count.
   */
  static double sum(int count, float[] x, int xAt) {
    double sum = 0;
    boolean vectors = ElementLoop.SUM.isReady(count);
    int whole = SPECIES.loopBound(count);
    for (int from = 0; from < whole; from += VectorSums.STRETCH) {
      int length = Math.min(VectorSums.STRETCH, whole - from);
      int at = xAt + from;
      sum += vectors ? VectorSums.plain(length, x, at) : SlowSums.plain(length, x, at);
    }
    for (int i = whole; i < count; i++) {
      sum += x[xAt + i];
    }
    return sum;
  }

  /**
   * {@code y[i] = exp(-factor * |x[xAt + i]|)} for a factor above 0, exact underflow included; NaN
   * stays NaN. The count is a multiple of the vector length.
   */
  static void expOfSize(int count, float factor, float[] x, int xAt, float[] y) {
    if (ElementLoop.EXP_OF_SIZE.isReady(count)) {
      VectorPowers.ofSize(count, factor, x, xAt, y);
    } else {
      SlowMath.expOfSize(count, factor, x, xAt, y);
    }
  }

  /**
   * {@code y[i] = log(y[i])}; NaN for NaN and below 0; no element is subnormal or infinite. The
   * count is a multiple of the vector length.
   */
  static void log(int count, float[] y) {
    if (ElementLoop.LOG.isReady(count)) {
      logOfVectors(count, y);
    } else {
      SlowMath.log(count, y);
    }
  }

  static void logOfVectors(int count, float[] y) {
    for (int i = 0; i < count; i += LENGTH) {
      FloatVector x = FloatVector.fromArray(SPECIES, y, i);
      IntVector bits = x.reinterpretAsInts();
      // x = 2^k * (1 + m) with 1 + m from sqrt(1/2) to sqrt(2), found without a mask: code with
      // masks was seen to allocate.
      IntVector k = bits.sub(ROOT_HALF_BITS).lanewise(VectorOperators.ASHR, 23);
      FloatVector e = k.add(TO_INTEGER_BITS).reinterpretAsFloats().sub(TO_INTEGER);
      IntVector mantissa = bits.sub(k.lanewise(VectorOperators.LSHL, 23));
      FloatVector m = mantissa.reinterpretAsFloats().sub(1f);
      FloatVector square = m.mul(m);
      FloatVector p = FloatVector.broadcast(SPECIES, 7.0376836292e-2f);
      p = p.fma(m, FloatVector.broadcast(SPECIES, -1.1514610310e-1f));
      p = p.fma(m, FloatVector.broadcast(SPECIES, 1.1676998740e-1f));
      p = p.fma(m, FloatVector.broadcast(SPECIES, -1.2420140846e-1f));
      p = p.fma(m, FloatVector.broadcast(SPECIES, 1.4249322787e-1f));
      p = p.fma(m, FloatVector.broadcast(SPECIES, -1.6668057665e-1f));
      p = p.fma(m, FloatVector.broadcast(SPECIES, 2.0000714765e-1f));
      p = p.fma(m, FloatVector.broadcast(SPECIES, -2.4999993993e-1f));
      p = p.fma(m, FloatVector.broadcast(SPECIES, 3.3333331174e-1f));
      FloatVector sum = p.mul(m).mul(square);
      sum = e.fma(FloatVector.broadcast(SPECIES, -2.12194440e-4f), sum);
      sum = square.fma(FloatVector.broadcast(SPECIES, -0.5f), sum);
      sum = e.fma(FloatVector.broadcast(SPECIES, 0.693359375f), m.add(sum));
      // The root is NaN where the logarithm is.
      FloatVector root = x.sqrt();
      sum.add(root.sub(root)).intoArray(y, i);
    }
  }

  /**
   * {@code y[i] = log(1 + y[i])} for elements from 0 to 1, by the series of {@code 2*atanh(y/(2 +
   * y))}. The count is a multiple of the vector length.
   */
  static void log1p(int count, float[] y) {
    if (ElementLoop.LOG1P.isReady(count)) {
      log1pOfVectors(count, y);
    } else {
      SlowMath.log1p(count, y);
    }
  }

  static void log1pOfVectors(int count, float[] y) {
    for (int i = 0; i < count; i += LENGTH) {
      FloatVector u = FloatVector.fromArray(SPECIES, y, i);
      FloatVector s = u.div(u.add(2f));
      FloatVector q = s.mul(s);
      FloatVector p = FloatVector.broadcast(SPECIES, 2f / 15f);
      p = p.fma(q, FloatVector.broadcast(SPECIES, 2f / 13f));
      p = p.fma(q, FloatVector.broadcast(SPECIES, 2f / 11f));
      p = p.fma(q, FloatVector.broadcast(SPECIES, 2f / 9f));
      p = p.fma(q, FloatVector.broadcast(SPECIES, 2f / 7f));
      p = p.fma(q, FloatVector.broadcast(SPECIES, 2f / 5f));
      p = p.fma(q, FloatVector.broadcast(SPECIES, 2f / 3f));
      p = p.fma(q, FloatVector.broadcast(SPECIES, 2f));
      p.mul(s).intoArray(y, i);
    }
  }
}
