package dev.headgate.runtime.simd;

import static dev.headgate.runtime.simd.Lanes.LENGTH;
import static dev.headgate.runtime.simd.Lanes.SPECIES;
import static dev.headgate.runtime.simd.VectorMath.LOG2;
import static dev.headgate.runtime.simd.VectorMath.MOST;
import static dev.headgate.runtime.simd.VectorMath.TANH_REACH;
import static dev.headgate.runtime.simd.VectorMath.TO_EXPONENT;
import static dev.headgate.runtime.simd.VectorMath.TO_INTEGER_BIASED;
import static dev.headgate.runtime.simd.VectorMath.UNBIAS;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Loops over whole vectors with an exponential in each, whose lines {@link VectorMath} explains.
 * {@link SlowMath} and {@link SlowActivations} give the same bits. No method is so small that it
 * would be inlined.
 *
 * <p>Written by {@code ExponentialWriter}; not to be edited by hand.
 */
final class VectorActivations {

  private VectorActivations() {}

  static void sigmoid(int count, float[] x, int xAt, float[] y, int yAt) {
    FloatVector one = FloatVector.broadcast(SPECIES, 1f);
    FloatVector perLog2 = FloatVector.broadcast(SPECIES, -1.44269504f);
    FloatVector toInteger = FloatVector.broadcast(SPECIES, TO_INTEGER_BIASED);
    FloatVector log2 = FloatVector.broadcast(SPECIES, 0.693359375f);
    FloatVector c6 = FloatVector.broadcast(SPECIES, 1.381458133e-3f);
    FloatVector c5 = FloatVector.broadcast(SPECIES, -8.368725888e-3f);
    FloatVector c4 = FloatVector.broadcast(SPECIES, 4.166838899e-2f);
    FloatVector c3 = FloatVector.broadcast(SPECIES, -1.666652113e-1f);
    FloatVector c2 = FloatVector.broadcast(SPECIES, 4.999999404e-1f);
    FloatVector restOfLog2 = FloatVector.broadcast(SPECIES, -2.12194440e-4f);
    FloatVector unbias = FloatVector.broadcast(SPECIES, UNBIAS);
    FloatVector reach = FloatVector.broadcast(SPECIES, MOST);
    FloatVector zero = FloatVector.broadcast(SPECIES, 0f);
    for (int i = 0; i < count; i += LENGTH) {
      FloatVector vx = FloatVector.fromArray(SPECIES, x, xAt + i);
      FloatVector size = vx.abs();
      size = size.blend(reach, size.compare(VectorOperators.GT, reach));
      FloatVector u = size;
      FloatVector shifted = u.fma(perLog2, toInteger);
      FloatVector n = shifted.sub(toInteger);
      FloatVector r = n.fma(restOfLog2, n.fma(log2, u));
      FloatVector rr = r.mul(r);
      FloatVector q = c6.fma(rr, c5.fma(r, c4)).fma(rr, c3.fma(r, c2)).fma(rr, one.sub(r));
      IntVector power = shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23);
      FloatVector e = q.mul(power.reinterpretAsFloats()).mul(unbias);
      FloatVector above = e.blend(one, vx.compare(VectorOperators.GE, zero));
      FloatVector result = above.div(e.add(one));
      result.intoArray(y, yAt + i);
    }
  }

  static void tanh(int count, float[] x, int xAt, float[] y, int yAt) {
    FloatVector one = FloatVector.broadcast(SPECIES, 1f);
    FloatVector perLog2 = FloatVector.broadcast(SPECIES, -1.44269504f);
    FloatVector toInteger = FloatVector.broadcast(SPECIES, TO_EXPONENT);
    FloatVector log2 = FloatVector.broadcast(SPECIES, LOG2);
    FloatVector c6 = FloatVector.broadcast(SPECIES, 1.381458133e-3f);
    FloatVector c5 = FloatVector.broadcast(SPECIES, -8.368725888e-3f);
    FloatVector c4 = FloatVector.broadcast(SPECIES, 4.166838899e-2f);
    FloatVector c3 = FloatVector.broadcast(SPECIES, -1.666652113e-1f);
    FloatVector c2 = FloatVector.broadcast(SPECIES, 4.999999404e-1f);
    FloatVector reach = FloatVector.broadcast(SPECIES, TANH_REACH);
    FloatVector zero = FloatVector.broadcast(SPECIES, 0f);
    FloatVector two = FloatVector.broadcast(SPECIES, 2f);
    for (int i = 0; i < count; i += LENGTH) {
      FloatVector vx = FloatVector.fromArray(SPECIES, x, xAt + i);
      FloatVector size = vx.abs();
      size = size.blend(reach, size.compare(VectorOperators.GT, reach));
      FloatVector u = size.add(size);
      FloatVector shifted = u.fma(perLog2, toInteger);
      FloatVector n = shifted.sub(toInteger);
      FloatVector r = n.fma(log2, u);
      FloatVector rr = r.mul(r);
      FloatVector q = c6.fma(rr, c5.fma(r, c4)).fma(rr, c3.fma(r, c2)).mul(rr).sub(r);
      IntVector power = shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23);
      FloatVector scale = power.reinterpretAsFloats();
      FloatVector e = q.fma(scale, scale.sub(one));
      IntVector above = zero.sub(e).div(e.add(two)).reinterpretAsInts();
      IntVector sign = vx.reinterpretAsInts().and(Integer.MIN_VALUE);
      FloatVector result = above.or(sign).reinterpretAsFloats();
      result.intoArray(y, yAt + i);
    }
  }
}
