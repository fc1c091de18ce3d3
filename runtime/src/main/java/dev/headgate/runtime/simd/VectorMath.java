package dev.headgate.runtime.simd;

import static dev.headgate.runtime.simd.Lanes.LENGTH;
import static dev.headgate.runtime.simd.Lanes.SPECIES;
import static dev.headgate.runtime.simd.VectorElements.PAIR;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Elementary functions of stretches of elements. Own polynomials, not {@code VectorOperators.EXP}
 * and the like: those depend on a native library that not every JVM has, and so would the results.
 * Coefficients are those of S. Moshier's Cephes library (expf, logf).
 *
 * <p>They work from array to array, by way of {@link #buffer}, and no method of this package takes
 * or returns a vector: the compiler may refuse to inline any call (because the callee is large, or
 * was already compiled by itself), and a vector that crosses a real call is an object.
 */
final class VectorMath {

  /** The most elements handed over at once; they stay in a first-level cache. */
  static final int STRETCH = 64 * LENGTH;

  /** 1.5 * 2^23: adding it rounds a small float to an integer, which is then in the low bits. */
  static final float TO_INTEGER = 12582912f;

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
   * The sum of any number of elements: in the lanes of two vectors over a stretch, and over
   * stretches in double, so that the error does not grow with the count.
   */
  static double sum(int count, float[] x, int xAt) {
    double sum = 0;
    boolean vectors = ElementLoop.SUM.isReady(count);
    int whole = count - count % PAIR;
    for (int from = 0; from < whole; from += STRETCH) {
      int length = Math.min(STRETCH, whole - from);
      int at = xAt + from;
      sum += vectors ? VectorElements.sum(length, x, at) : SlowMath.sum(length, x, at);
    }
    for (int i = whole; i < count; i++) {
      sum += x[xAt + i];
    }
    return sum;
  }

  /**
   * {@code y[i] = exp(factor * |x[xAt + i]|)} for a factor below 0, exact underflow included; NaN
   * stays NaN. The count is a multiple of the vector length.
   */
  static void expOfSize(int count, float factor, float[] x, int xAt, float[] y) {
    if (ElementLoop.EXP.isReady(count)) {
      expOfSizeOfVectors(count, factor, x, xAt, y);
    } else {
      SlowMath.expOfSize(count, factor, x, xAt, y);
    }
  }

  /**
   * Coefficients have names also because a method of more than 325 bytecodes is never inlined:
   * where this loop was inlined beside another, Java 17 was seen to allocate the other's vectors.
   */
  static void expOfSizeOfVectors(int count, float factor, float[] x, int xAt, float[] y) {
    FloatVector perLog2 = FloatVector.broadcast(SPECIES, 1.44269504f);
    FloatVector toInteger = FloatVector.broadcast(SPECIES, TO_INTEGER);
    FloatVector log2 = FloatVector.broadcast(SPECIES, -0.693359375f);
    FloatVector restOfLog2 = FloatVector.broadcast(SPECIES, 2.12194440e-4f);
    FloatVector c7 = FloatVector.broadcast(SPECIES, 1.9875691500e-4f);
    FloatVector c6 = FloatVector.broadcast(SPECIES, 1.3981999507e-3f);
    FloatVector c5 = FloatVector.broadcast(SPECIES, 8.3334519073e-3f);
    FloatVector c4 = FloatVector.broadcast(SPECIES, 4.1665795894e-2f);
    FloatVector c3 = FloatVector.broadcast(SPECIES, 1.6666665459e-1f);
    FloatVector c2 = FloatVector.broadcast(SPECIES, 0.5f);
    for (int i = 0; i < count; i += LENGTH) {
      // Below -104 the result rounds to 0; further down the exponent below would not fit.
      FloatVector v = FloatVector.fromArray(SPECIES, x, xAt + i).abs().mul(factor).max(-104f);
      FloatVector shifted = v.fma(perLog2, toInteger);
      FloatVector n = shifted.sub(toInteger);
      FloatVector r = n.fma(log2, v);
      r = n.fma(restOfLog2, r);
      FloatVector p = c7.fma(r, c6);
      p = p.fma(r, c5);
      p = p.fma(r, c4);
      p = p.fma(r, c3);
      p = p.fma(r, c2);
      p = p.fma(r.mul(r), r.add(1f));
      // 2^n in two steps, because 2^n itself may be too small for a normal float.
      IntVector exponent = shifted.reinterpretAsInts().sub(TO_INTEGER_BITS);
      IntVector half = exponent.lanewise(VectorOperators.ASHR, 1);
      IntVector rest = exponent.sub(half);
      IntVector first = half.add(127).lanewise(VectorOperators.LSHL, 23);
      IntVector second = rest.add(127).lanewise(VectorOperators.LSHL, 23);
      p = p.mul(first.reinterpretAsFloats());
      p = p.mul(second.reinterpretAsFloats());
      p.intoArray(y, i);
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
