package dev.headgate.runtime.simd;

import static dev.headgate.runtime.simd.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * Elementary functions of vectors. Own polynomials, not {@code VectorOperators.EXP} and the like:
 * those depend on a native library that not every JVM has, and so would the results. Coefficients
 * of exp, log and tanh are those of S. Moshier's Cephes library (expf, logf, tanhf).
 */
final class VectorMath {

  /** 1.5 * 2^23: adding it rounds a small float to an integer, which is then in the low bits. */
  private static final float TO_INTEGER = 12582912f;

  private static final int TO_INTEGER_BITS = Float.floatToRawIntBits(TO_INTEGER);

  private VectorMath() {}

  /** exp(x) for x at most 0, exact underflow included; NaN stays NaN. */
  static FloatVector expOfNegative(FloatVector x) {
    // Below -104 the result rounds to 0; further down the exponent below would not fit.
    FloatVector y = x.max(-104f);
    FloatVector shifted =
        y.fma(
            FloatVector.broadcast(SPECIES, 1.44269504f),
            FloatVector.broadcast(SPECIES, TO_INTEGER));
    FloatVector n = shifted.sub(TO_INTEGER);
    FloatVector r = n.fma(FloatVector.broadcast(SPECIES, -0.693359375f), y);
    r = n.fma(FloatVector.broadcast(SPECIES, 2.12194440e-4f), r);
    FloatVector p = FloatVector.broadcast(SPECIES, 1.9875691500e-4f);
    p = p.fma(r, FloatVector.broadcast(SPECIES, 1.3981999507e-3f));
    p = p.fma(r, FloatVector.broadcast(SPECIES, 8.3334519073e-3f));
    p = p.fma(r, FloatVector.broadcast(SPECIES, 4.1665795894e-2f));
    p = p.fma(r, FloatVector.broadcast(SPECIES, 1.6666665459e-1f));
    p = p.fma(r, FloatVector.broadcast(SPECIES, 0.5f));
    p = p.fma(r.mul(r), r.add(1f));
    // 2^n in two steps, because 2^n itself may be too small for a normal float.
    IntVector exponent = shifted.reinterpretAsInts().sub(TO_INTEGER_BITS);
    IntVector half = exponent.lanewise(VectorOperators.ASHR, 1);
    return p.mul(powerOfTwo(half)).mul(powerOfTwo(exponent.sub(half)));
  }

  /** log(x); NaN for NaN and below 0; x is not subnormal. */
  static FloatVector log(FloatVector x) {
    IntVector bits = x.reinterpretAsInts();
    IntVector exponent = bits.lanewise(VectorOperators.LSHR, 23).sub(126);
    FloatVector m = bits.and(0x007FFFFF).or(0x3F000000).reinterpretAsFloats();
    VectorMask<Float> small = m.compare(VectorOperators.LT, 0.70710678f);
    FloatVector e = (FloatVector) exponent.convert(VectorOperators.I2F, 0);
    e = e.blend(e.sub(1f), small);
    m = m.blend(m.add(m), small).sub(1f);
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
    FloatVector y = p.mul(m).mul(square);
    y = e.fma(FloatVector.broadcast(SPECIES, -2.12194440e-4f), y);
    y = square.fma(FloatVector.broadcast(SPECIES, -0.5f), y);
    FloatVector result = e.fma(FloatVector.broadcast(SPECIES, 0.693359375f), m.add(y));
    return FloatVector.broadcast(SPECIES, Float.NaN)
        .blend(result, x.compare(VectorOperators.GE, 0f));
  }

  /** log(1 + exp(x)) for x at most 0, by the series of {@code log(1 + u) = 2*atanh(u/(2 + u))}. */
  static FloatVector log1pOfExp(FloatVector x) {
    FloatVector u = expOfNegative(x);
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
    return p.mul(s);
  }

  /** {@code 1/(1 + exp(-x))}, computed from exp(-|x|), which cannot overflow. */
  static FloatVector sigmoid(FloatVector x) {
    FloatVector e = expOfNegative(x.abs().neg());
    FloatVector numerator =
        e.blend(FloatVector.broadcast(SPECIES, 1f), x.compare(VectorOperators.GE, 0f));
    return numerator.div(e.add(1f));
  }

  /** tanh(x), odd to the bit: a polynomial near 0, where the quotient would cancel. */
  static FloatVector tanh(FloatVector x) {
    FloatVector size = x.abs();
    FloatVector e = expOfNegative(size.mul(-2f));
    FloatVector far = FloatVector.broadcast(SPECIES, 1f).sub(e).div(e.add(1f));
    FloatVector z = size.mul(size);
    FloatVector p = FloatVector.broadcast(SPECIES, -5.70498872745e-3f);
    p = p.fma(z, FloatVector.broadcast(SPECIES, 2.06390887954e-2f));
    p = p.fma(z, FloatVector.broadcast(SPECIES, -5.37397155531e-2f));
    p = p.fma(z, FloatVector.broadcast(SPECIES, 1.33314422036e-1f));
    p = p.fma(z, FloatVector.broadcast(SPECIES, -3.33332819422e-1f));
    FloatVector near = p.mul(z).fma(size, size);
    IntVector magnitude =
        far.blend(near, size.compare(VectorOperators.LT, 0.625f)).reinterpretAsInts();
    return magnitude.or(x.reinterpretAsInts().and(Integer.MIN_VALUE)).reinterpretAsFloats();
  }

  private static FloatVector powerOfTwo(IntVector exponent) {
    return exponent.add(127).lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats();
  }
}
