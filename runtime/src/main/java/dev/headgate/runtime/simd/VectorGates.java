package dev.headgate.runtime.simd;

import static dev.headgate.runtime.simd.Lanes.LENGTH;
import static dev.headgate.runtime.simd.Lanes.SPECIES;
import static dev.headgate.runtime.simd.VectorMath.FLUSHED;
import static dev.headgate.runtime.simd.VectorMath.GELU_REACH_BITS;
import static dev.headgate.runtime.simd.VectorMath.LOG2;
import static dev.headgate.runtime.simd.VectorMath.TANH_GELU_REACH;
import static dev.headgate.runtime.simd.VectorMath.TO_EXPONENT;

import dev.headgate.runtime.kernel.GateMath;
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
final class VectorGates {

  private VectorGates() {}

  static void silu(int count, float[] x, int xAt, float[] y, int yAt) {
    FloatVector one = FloatVector.broadcast(SPECIES, 1f);
    FloatVector perLog2 = FloatVector.broadcast(SPECIES, -1.44269504f);
    FloatVector toInteger = FloatVector.broadcast(SPECIES, TO_EXPONENT);
    FloatVector log2 = FloatVector.broadcast(SPECIES, LOG2);
    FloatVector c6 = FloatVector.broadcast(SPECIES, 1.381458133e-3f);
    FloatVector c5 = FloatVector.broadcast(SPECIES, -8.368725888e-3f);
    FloatVector c4 = FloatVector.broadcast(SPECIES, 4.166838899e-2f);
    FloatVector c3 = FloatVector.broadcast(SPECIES, -1.666652113e-1f);
    FloatVector c2 = FloatVector.broadcast(SPECIES, 4.999999404e-1f);
    FloatVector reach = FloatVector.broadcast(SPECIES, FLUSHED);
    for (int i = 0; i < count; i += LENGTH) {
      FloatVector vx = FloatVector.fromArray(SPECIES, x, xAt + i);
      FloatVector size = vx.abs();
      size = size.blend(reach, size.compare(VectorOperators.GT, reach));
      FloatVector u = size;
      FloatVector shifted = u.fma(perLog2, toInteger);
      FloatVector n = shifted.sub(toInteger);
      FloatVector r = n.fma(log2, u);
      FloatVector rr = r.mul(r);
      FloatVector q = c6.fma(rr, c5.fma(r, c4)).fma(rr, c3.fma(r, c2)).fma(rr, one.sub(r));
      IntVector power = shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23);
      FloatVector e = q.mul(power.reinterpretAsFloats());
      FloatVector s = e.div(e.add(one));
      FloatVector lower = s;
      IntVector upper = vx.reinterpretAsInts().max(0);
      FloatVector result = upper.reinterpretAsFloats().sub(size.mul(lower));
      result.intoArray(y, yAt + i);
    }
  }

  static void siluBackward(
      int count, float[] x, int xAt, float[] dy, int dyAt, float[] dx, int dxAt) {
    FloatVector one = FloatVector.broadcast(SPECIES, 1f);
    FloatVector perLog2 = FloatVector.broadcast(SPECIES, -1.44269504f);
    FloatVector toInteger = FloatVector.broadcast(SPECIES, TO_EXPONENT);
    FloatVector log2 = FloatVector.broadcast(SPECIES, LOG2);
    FloatVector c6 = FloatVector.broadcast(SPECIES, 1.381458133e-3f);
    FloatVector c5 = FloatVector.broadcast(SPECIES, -8.368725888e-3f);
    FloatVector c4 = FloatVector.broadcast(SPECIES, 4.166838899e-2f);
    FloatVector c3 = FloatVector.broadcast(SPECIES, -1.666652113e-1f);
    FloatVector c2 = FloatVector.broadcast(SPECIES, 4.999999404e-1f);
    FloatVector reach = FloatVector.broadcast(SPECIES, FLUSHED);
    FloatVector zero = FloatVector.broadcast(SPECIES, 0f);
    for (int i = 0; i < count; i += LENGTH) {
      FloatVector vx = FloatVector.fromArray(SPECIES, x, xAt + i);
      FloatVector size = vx.abs();
      size = size.blend(reach, size.compare(VectorOperators.GT, reach));
      FloatVector u = size;
      FloatVector shifted = u.fma(perLog2, toInteger);
      FloatVector n = shifted.sub(toInteger);
      FloatVector r = n.fma(log2, u);
      FloatVector rr = r.mul(r);
      FloatVector q = c6.fma(rr, c5.fma(r, c4)).fma(rr, c3.fma(r, c2)).fma(rr, one.sub(r));
      IntVector power = shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23);
      FloatVector e = q.mul(power.reinterpretAsFloats());
      FloatVector s = e.div(e.add(one));
      FloatVector lower = size.mul(s).fma(s.sub(one), s);
      FloatVector slope = lower.blend(one.sub(lower), vx.compare(VectorOperators.GE, zero));
      slope.mul(FloatVector.fromArray(SPECIES, dy, dyAt + i)).intoArray(dx, dxAt + i);
    }
  }

  static void tanhGelu(int count, float[] x, int xAt, float[] y, int yAt) {
    FloatVector one = FloatVector.broadcast(SPECIES, 1f);
    FloatVector perLog2 = FloatVector.broadcast(SPECIES, -1.44269504f);
    FloatVector toInteger = FloatVector.broadcast(SPECIES, TO_EXPONENT);
    FloatVector log2 = FloatVector.broadcast(SPECIES, LOG2);
    FloatVector c6 = FloatVector.broadcast(SPECIES, 1.381458133e-3f);
    FloatVector c5 = FloatVector.broadcast(SPECIES, -8.368725888e-3f);
    FloatVector c4 = FloatVector.broadcast(SPECIES, 4.166838899e-2f);
    FloatVector c3 = FloatVector.broadcast(SPECIES, -1.666652113e-1f);
    FloatVector c2 = FloatVector.broadcast(SPECIES, 4.999999404e-1f);
    FloatVector reach = FloatVector.broadcast(SPECIES, TANH_GELU_REACH);
    FloatVector slope0 = FloatVector.broadcast(SPECIES, GateMath.TANH_GELU_SLOPE);
    FloatVector cube =
        FloatVector.broadcast(SPECIES, GateMath.TANH_GELU_SLOPE * GateMath.TANH_GELU_CUBE);
    for (int i = 0; i < count; i += LENGTH) {
      FloatVector vx = FloatVector.fromArray(SPECIES, x, xAt + i);
      FloatVector size = vx.abs();
      size = size.blend(reach, size.compare(VectorOperators.GT, reach));
      FloatVector u = size.mul(size).mul(cube).add(slope0).mul(size);
      FloatVector shifted = u.fma(perLog2, toInteger);
      FloatVector n = shifted.sub(toInteger);
      FloatVector r = n.fma(log2, u);
      FloatVector rr = r.mul(r);
      FloatVector q = c6.fma(rr, c5.fma(r, c4)).fma(rr, c3.fma(r, c2)).fma(rr, one.sub(r));
      IntVector power = shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23);
      FloatVector e = q.mul(power.reinterpretAsFloats());
      FloatVector s = e.div(e.add(one));
      FloatVector lower = s;
      IntVector upper = vx.reinterpretAsInts().max(0);
      FloatVector result = upper.reinterpretAsFloats().sub(size.mul(lower));
      result.intoArray(y, yAt + i);
    }
  }

  static void tanhGeluBackward(
      int count, float[] x, int xAt, float[] dy, int dyAt, float[] dx, int dxAt) {
    FloatVector one = FloatVector.broadcast(SPECIES, 1f);
    FloatVector perLog2 = FloatVector.broadcast(SPECIES, -1.44269504f);
    FloatVector toInteger = FloatVector.broadcast(SPECIES, TO_EXPONENT);
    FloatVector log2 = FloatVector.broadcast(SPECIES, LOG2);
    FloatVector c6 = FloatVector.broadcast(SPECIES, 1.381458133e-3f);
    FloatVector c5 = FloatVector.broadcast(SPECIES, -8.368725888e-3f);
    FloatVector c4 = FloatVector.broadcast(SPECIES, 4.166838899e-2f);
    FloatVector c3 = FloatVector.broadcast(SPECIES, -1.666652113e-1f);
    FloatVector c2 = FloatVector.broadcast(SPECIES, 4.999999404e-1f);
    FloatVector reach = FloatVector.broadcast(SPECIES, TANH_GELU_REACH);
    FloatVector slope0 = FloatVector.broadcast(SPECIES, GateMath.TANH_GELU_SLOPE);
    FloatVector cube =
        FloatVector.broadcast(SPECIES, GateMath.TANH_GELU_SLOPE * GateMath.TANH_GELU_CUBE);
    FloatVector zero = FloatVector.broadcast(SPECIES, 0f);
    FloatVector three = FloatVector.broadcast(SPECIES, 3f);
    FloatVector less = FloatVector.broadcast(SPECIES, -2 * GateMath.TANH_GELU_SLOPE);
    for (int i = 0; i < count; i += LENGTH) {
      FloatVector vx = FloatVector.fromArray(SPECIES, x, xAt + i);
      FloatVector size = vx.abs();
      size = size.blend(reach, size.compare(VectorOperators.GT, reach));
      FloatVector u = size.mul(size).mul(cube).add(slope0).mul(size);
      FloatVector shifted = u.fma(perLog2, toInteger);
      FloatVector n = shifted.sub(toInteger);
      FloatVector r = n.fma(log2, u);
      FloatVector rr = r.mul(r);
      FloatVector q = c6.fma(rr, c5.fma(r, c4)).fma(rr, c3.fma(r, c2)).fma(rr, one.sub(r));
      IntVector power = shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23);
      FloatVector e = q.mul(power.reinterpretAsFloats());
      FloatVector s = e.div(e.add(one));
      FloatVector growth = size.fma(less, u.mul(three)).mul(s);
      FloatVector lower = growth.fma(s.sub(one), s);
      FloatVector slope = lower.blend(one.sub(lower), vx.compare(VectorOperators.GE, zero));
      slope.mul(FloatVector.fromArray(SPECIES, dy, dyAt + i)).intoArray(dx, dxAt + i);
    }
  }

  static void gelu(int count, float[] x, int xAt, float[] y, int yAt) {
    FloatVector one = FloatVector.broadcast(SPECIES, 1f);
    FloatVector perLog2 = FloatVector.broadcast(SPECIES, -1.44269504f);
    FloatVector toInteger = FloatVector.broadcast(SPECIES, TO_EXPONENT);
    FloatVector log2 = FloatVector.broadcast(SPECIES, LOG2);
    FloatVector c6 = FloatVector.broadcast(SPECIES, 1.381458133e-3f);
    FloatVector c5 = FloatVector.broadcast(SPECIES, -8.368725888e-3f);
    FloatVector c4 = FloatVector.broadcast(SPECIES, 4.166838899e-2f);
    FloatVector c3 = FloatVector.broadcast(SPECIES, -1.666652113e-1f);
    FloatVector c2 = FloatVector.broadcast(SPECIES, 4.999999404e-1f);
    FloatVector half = FloatVector.broadcast(SPECIES, 0.5f);
    FloatVector pitch = FloatVector.broadcast(SPECIES, GateMath.MILLS_PITCH);
    FloatVector m5 = FloatVector.broadcast(SPECIES, GateMath.MILLS_5);
    FloatVector m4 = FloatVector.broadcast(SPECIES, GateMath.MILLS_4);
    FloatVector m3 = FloatVector.broadcast(SPECIES, GateMath.MILLS_3);
    FloatVector m2 = FloatVector.broadcast(SPECIES, GateMath.MILLS_2);
    FloatVector m1 = FloatVector.broadcast(SPECIES, GateMath.MILLS_1);
    FloatVector m0 = FloatVector.broadcast(SPECIES, GateMath.MILLS_0);
    for (int i = 0; i < count; i += LENGTH) {
      FloatVector vx = FloatVector.fromArray(SPECIES, x, xAt + i);
      FloatVector whole = vx.abs();
      FloatVector size = whole.reinterpretAsInts().min(GELU_REACH_BITS).reinterpretAsFloats();
      FloatVector u = size.mul(size).mul(half);
      FloatVector shifted = u.fma(perLog2, toInteger);
      FloatVector n = shifted.sub(toInteger);
      FloatVector r = n.fma(log2, u);
      FloatVector rr = r.mul(r);
      FloatVector q = c6.fma(rr, c5.fma(r, c4)).fma(rr, c3.fma(r, c2)).fma(rr, one.sub(r));
      IntVector power = shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23);
      FloatVector e = q.mul(power.reinterpretAsFloats());
      FloatVector t = one.div(whole.fma(pitch, one));
      FloatVector m = m5.fma(t, m4).fma(t, m3).fma(t, m2).fma(t, m1).fma(t, m0).mul(t);
      FloatVector lower = m.mul(e);
      IntVector upper = vx.reinterpretAsInts().max(0);
      FloatVector result = upper.reinterpretAsFloats().sub(size.mul(lower));
      result.intoArray(y, yAt + i);
    }
  }

  static void geluBackward(
      int count, float[] x, int xAt, float[] dy, int dyAt, float[] dx, int dxAt) {
    FloatVector one = FloatVector.broadcast(SPECIES, 1f);
    FloatVector perLog2 = FloatVector.broadcast(SPECIES, -1.44269504f);
    FloatVector toInteger = FloatVector.broadcast(SPECIES, TO_EXPONENT);
    FloatVector log2 = FloatVector.broadcast(SPECIES, LOG2);
    FloatVector c6 = FloatVector.broadcast(SPECIES, 1.381458133e-3f);
    FloatVector c5 = FloatVector.broadcast(SPECIES, -8.368725888e-3f);
    FloatVector c4 = FloatVector.broadcast(SPECIES, 4.166838899e-2f);
    FloatVector c3 = FloatVector.broadcast(SPECIES, -1.666652113e-1f);
    FloatVector c2 = FloatVector.broadcast(SPECIES, 4.999999404e-1f);
    FloatVector half = FloatVector.broadcast(SPECIES, 0.5f);
    FloatVector pitch = FloatVector.broadcast(SPECIES, GateMath.MILLS_PITCH);
    FloatVector m5 = FloatVector.broadcast(SPECIES, GateMath.MILLS_5);
    FloatVector m4 = FloatVector.broadcast(SPECIES, GateMath.MILLS_4);
    FloatVector m3 = FloatVector.broadcast(SPECIES, GateMath.MILLS_3);
    FloatVector m2 = FloatVector.broadcast(SPECIES, GateMath.MILLS_2);
    FloatVector m1 = FloatVector.broadcast(SPECIES, GateMath.MILLS_1);
    FloatVector m0 = FloatVector.broadcast(SPECIES, GateMath.MILLS_0);
    FloatVector zero = FloatVector.broadcast(SPECIES, 0f);
    FloatVector density = FloatVector.broadcast(SPECIES, -GateMath.NORMAL);
    for (int i = 0; i < count; i += LENGTH) {
      FloatVector vx = FloatVector.fromArray(SPECIES, x, xAt + i);
      FloatVector whole = vx.abs();
      FloatVector size = whole.reinterpretAsInts().min(GELU_REACH_BITS).reinterpretAsFloats();
      FloatVector u = size.mul(size).mul(half);
      FloatVector shifted = u.fma(perLog2, toInteger);
      FloatVector n = shifted.sub(toInteger);
      FloatVector r = n.fma(log2, u);
      FloatVector rr = r.mul(r);
      FloatVector q = c6.fma(rr, c5.fma(r, c4)).fma(rr, c3.fma(r, c2)).fma(rr, one.sub(r));
      IntVector power = shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23);
      FloatVector e = q.mul(power.reinterpretAsFloats());
      FloatVector t = one.div(whole.fma(pitch, one));
      FloatVector m = m5.fma(t, m4).fma(t, m3).fma(t, m2).fma(t, m1).fma(t, m0).mul(t);
      FloatVector lower = size.fma(density, m).mul(e);
      FloatVector slope = lower.blend(one.sub(lower), vx.compare(VectorOperators.GE, zero));
      slope.mul(FloatVector.fromArray(SPECIES, dy, dyAt + i)).intoArray(dx, dxAt + i);
    }
  }
}
