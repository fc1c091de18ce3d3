package dev.headgate.runtime.simd;

import static dev.headgate.runtime.simd.Lanes.LENGTH;
import static dev.headgate.runtime.simd.Lanes.SPECIES;
import static dev.headgate.runtime.simd.VectorMath.FLUSHED_BITS;
import static dev.headgate.runtime.simd.VectorMath.LOG2;
import static dev.headgate.runtime.simd.VectorMath.MOST;
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
final class VectorPowers {

  private VectorPowers() {}

  static void ofSize(int count, float factor, float[] x, int xAt, float[] y) {
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
    for (int i = 0; i < count; i += LENGTH) {
      FloatVector u = FloatVector.fromArray(SPECIES, x, xAt + i).abs().mul(factor);
      u = u.blend(reach, u.compare(VectorOperators.GT, reach));
      FloatVector shifted = u.fma(perLog2, toInteger);
      FloatVector n = shifted.sub(toInteger);
      FloatVector r = n.fma(restOfLog2, n.fma(log2, u));
      FloatVector rr = r.mul(r);
      FloatVector q = c6.fma(rr, c5.fma(r, c4)).fma(rr, c3.fma(r, c2)).fma(rr, one.sub(r));
      IntVector power = shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23);
      FloatVector e = q.mul(power.reinterpretAsFloats()).mul(unbias);
      e.intoArray(y, i);
    }
  }

  static float below(
      int count, float top, float[] x, int xAt, int nextAt, float[] largest, float[] y, int yAt) {
    FloatVector one = FloatVector.broadcast(SPECIES, 1f);
    FloatVector perLog2 = FloatVector.broadcast(SPECIES, -1.44269504f);
    FloatVector toInteger = FloatVector.broadcast(SPECIES, TO_EXPONENT);
    FloatVector log2 = FloatVector.broadcast(SPECIES, LOG2);
    FloatVector c6 = FloatVector.broadcast(SPECIES, 1.381458133e-3f);
    FloatVector c5 = FloatVector.broadcast(SPECIES, -8.368725888e-3f);
    FloatVector c4 = FloatVector.broadcast(SPECIES, 4.166838899e-2f);
    FloatVector c3 = FloatVector.broadcast(SPECIES, -1.666652113e-1f);
    FloatVector c2 = FloatVector.broadcast(SPECIES, 4.999999404e-1f);
    FloatVector limit = FloatVector.broadcast(SPECIES, top);
    FloatVector sum = FloatVector.zero(SPECIES);
    IntVector greatest = FloatVector.fromArray(SPECIES, x, nextAt).reinterpretAsInts();
    IntVector least = greatest;
    int last = count - LENGTH;
    for (int i = 0; i < count; i += LENGTH) {
      int at = Math.min(i, last);
      FloatVector u = limit.sub(FloatVector.fromArray(SPECIES, x, xAt + at));
      u = u.reinterpretAsInts().min(FLUSHED_BITS).reinterpretAsFloats();
      FloatVector shifted = u.fma(perLog2, toInteger);
      FloatVector n = shifted.sub(toInteger);
      FloatVector r = n.fma(log2, u);
      FloatVector rr = r.mul(r);
      FloatVector q = c6.fma(rr, c5.fma(r, c4)).fma(rr, c3.fma(r, c2)).fma(rr, one.sub(r));
      IntVector power = shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23);
      FloatVector e = q.mul(power.reinterpretAsFloats());
      e.intoArray(y, yAt + at);
      sum = e.fma(FloatVector.fromArray(SPECIES, Lanes.STEP, LENGTH - (i - at)), sum);
      IntVector bits = FloatVector.fromArray(SPECIES, x, nextAt + at).reinterpretAsInts();
      greatest = greatest.max(bits);
      least = least.min(bits);
    }
    int positive = greatest.reduceLanes(VectorOperators.MAX);
    int negative = least.reduceLanes(VectorOperators.MIN);
    float next = Float.intBitsToFloat(positive >= 0 ? positive : negative);
    largest[0] = Math.max(largest[0], next);
    float[] lanes = Lanes.buffer();
    sum.intoArray(lanes, 0);
    return (float) Lanes.sum(lanes);
  }

  static void addBelow(
      int count, float[] largest, float[] x, int xAt, float[] y, int yAt, float[] sums) {
    FloatVector one = FloatVector.broadcast(SPECIES, 1f);
    FloatVector perLog2 = FloatVector.broadcast(SPECIES, -1.44269504f);
    FloatVector toInteger = FloatVector.broadcast(SPECIES, TO_EXPONENT);
    FloatVector log2 = FloatVector.broadcast(SPECIES, LOG2);
    FloatVector c6 = FloatVector.broadcast(SPECIES, 1.381458133e-3f);
    FloatVector c5 = FloatVector.broadcast(SPECIES, -8.368725888e-3f);
    FloatVector c4 = FloatVector.broadcast(SPECIES, 4.166838899e-2f);
    FloatVector c3 = FloatVector.broadcast(SPECIES, -1.666652113e-1f);
    FloatVector c2 = FloatVector.broadcast(SPECIES, 4.999999404e-1f);
    for (int i = 0; i < count; i += LENGTH) {
      FloatVector top = FloatVector.fromArray(SPECIES, largest, i);
      FloatVector u = top.sub(FloatVector.fromArray(SPECIES, x, xAt + i));
      u = u.reinterpretAsInts().min(FLUSHED_BITS).reinterpretAsFloats();
      FloatVector shifted = u.fma(perLog2, toInteger);
      FloatVector n = shifted.sub(toInteger);
      FloatVector r = n.fma(log2, u);
      FloatVector rr = r.mul(r);
      FloatVector q = c6.fma(rr, c5.fma(r, c4)).fma(rr, c3.fma(r, c2)).fma(rr, one.sub(r));
      IntVector power = shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23);
      FloatVector e = q.mul(power.reinterpretAsFloats());
      e.intoArray(y, yAt + i);
      FloatVector.fromArray(SPECIES, sums, i).add(e).intoArray(sums, i);
    }
  }
}
