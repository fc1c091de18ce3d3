package dev.headgate.runtime.simd;

import static dev.headgate.runtime.simd.Lanes.LENGTH;
import static dev.headgate.runtime.simd.Lanes.SPECIES;
import static dev.headgate.runtime.simd.VectorMath.MOST;
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
    FloatVector restOfLog2 = FloatVector.broadcast(SPECIES, -2.12194440e-4f);
    FloatVector c6 = FloatVector.broadcast(SPECIES, 1.381458133e-3f);
    FloatVector c5 = FloatVector.broadcast(SPECIES, -8.368725888e-3f);
    FloatVector c4 = FloatVector.broadcast(SPECIES, 4.166838899e-2f);
    FloatVector c3 = FloatVector.broadcast(SPECIES, -1.666652113e-1f);
    FloatVector c2 = FloatVector.broadcast(SPECIES, 4.999999404e-1f);
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
    FloatVector toInteger = FloatVector.broadcast(SPECIES, TO_INTEGER_BIASED);
    FloatVector log2 = FloatVector.broadcast(SPECIES, 0.693359375f);
    FloatVector restOfLog2 = FloatVector.broadcast(SPECIES, -2.12194440e-4f);
    FloatVector c6 = FloatVector.broadcast(SPECIES, 1.381458133e-3f);
    FloatVector c5 = FloatVector.broadcast(SPECIES, -8.368725888e-3f);
    FloatVector c4 = FloatVector.broadcast(SPECIES, 4.166838899e-2f);
    FloatVector c3 = FloatVector.broadcast(SPECIES, -1.666652113e-1f);
    FloatVector c2 = FloatVector.broadcast(SPECIES, 4.999999404e-1f);
    FloatVector unbias = FloatVector.broadcast(SPECIES, UNBIAS);
    FloatVector reach = FloatVector.broadcast(SPECIES, MOST / 2);
    FloatVector zero = FloatVector.broadcast(SPECIES, 0f);
    FloatVector bend = FloatVector.broadcast(SPECIES, 0.625f);
    FloatVector t4 = FloatVector.broadcast(SPECIES, -5.70498872745e-3f);
    FloatVector t3 = FloatVector.broadcast(SPECIES, 2.06390887954e-2f);
    FloatVector t2 = FloatVector.broadcast(SPECIES, -5.37397155531e-2f);
    FloatVector t1 = FloatVector.broadcast(SPECIES, 1.33314422036e-1f);
    FloatVector t0 = FloatVector.broadcast(SPECIES, -3.33332819422e-1f);
    for (int i = 0; i < count; i += LENGTH) {
      FloatVector vx = FloatVector.fromArray(SPECIES, x, xAt + i);
      FloatVector size = vx.abs();
      size = size.blend(reach, size.compare(VectorOperators.GT, reach));
      FloatVector u = size.add(size);
      FloatVector shifted = u.fma(perLog2, toInteger);
      FloatVector n = shifted.sub(toInteger);
      FloatVector r = n.fma(restOfLog2, n.fma(log2, u));
      FloatVector rr = r.mul(r);
      FloatVector q = c6.fma(rr, c5.fma(r, c4)).fma(rr, c3.fma(r, c2)).fma(rr, one.sub(r));
      IntVector power = shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23);
      FloatVector e = q.mul(power.reinterpretAsFloats()).mul(unbias);
      // Near 0, where the quotient would cancel, a polynomial (Cephes, tanhf).
      FloatVector far = one.sub(e).blend(e.sub(one), vx.compare(VectorOperators.LT, zero));
      far = far.div(e.add(one));
      FloatVector z = size.mul(size);
      FloatVector near = t4.fma(z, t3).fma(z, t2).fma(z, t1).fma(z, t0).fma(z, one).mul(vx);
      FloatVector result = far.blend(near, size.compare(VectorOperators.LT, bend));
      result.intoArray(y, yAt + i);
    }
  }
}
