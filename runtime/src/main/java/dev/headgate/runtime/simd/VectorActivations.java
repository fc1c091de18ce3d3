package dev.headgate.runtime.simd;

import static dev.headgate.runtime.simd.Lanes.LENGTH;
import static dev.headgate.runtime.simd.Lanes.SPECIES;
import static dev.headgate.runtime.simd.VectorMath.STRETCH;

import dev.headgate.runtime.kernel.ScalarMath;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/** Smooth activations: whole vectors, then the elements left over one by one. */
final class VectorActivations {

  private VectorActivations() {}

  /** From exp(-|x|), which cannot overflow. */
  static void sigmoid(int count, float[] x, int xAt, float[] y, int yAt) {
    float[] e = VectorMath.buffer();
    int bound = SPECIES.loopBound(count);
    for (int from = 0; from < bound; from += STRETCH) {
      int length = Math.min(STRETCH, bound - from);
      VectorMath.expOfSize(length, -1f, x, xAt + from, e);
      sigmoidOfStretch(length, x, xAt + from, e, y, yAt + from);
    }
    for (int i = bound; i < count; i++) {
      y[yAt + i] = ScalarMath.sigmoid(x[xAt + i]);
    }
  }

  private static void sigmoidOfStretch(
      int count, float[] x, int xAt, float[] e, float[] y, int yAt) {
    FloatVector one = FloatVector.broadcast(SPECIES, 1f);
    for (int i = 0; i < count; i += LENGTH) {
      FloatVector ve = FloatVector.fromArray(SPECIES, e, i);
      FloatVector vx = FloatVector.fromArray(SPECIES, x, xAt + i);
      FloatVector numerator = ve.blend(one, vx.compare(VectorOperators.GE, 0f));
      numerator.div(ve.add(1f)).intoArray(y, yAt + i);
    }
  }

  static void tanh(int count, float[] x, int xAt, float[] y, int yAt) {
    float[] e = VectorMath.buffer();
    int bound = SPECIES.loopBound(count);
    for (int from = 0; from < bound; from += STRETCH) {
      int length = Math.min(STRETCH, bound - from);
      VectorMath.expOfSize(length, -2f, x, xAt + from, e);
      tanhOfStretch(length, x, xAt + from, e, y, yAt + from);
    }
    for (int i = bound; i < count; i++) {
      y[yAt + i] = (float) Math.tanh(x[xAt + i]);
    }
  }

  /**
   * Odd to the bit: the sign is put on last. Near 0, where the quotient would cancel, a polynomial
   * (Cephes, tanhf).
   */
  private static void tanhOfStretch(int count, float[] x, int xAt, float[] e, float[] y, int yAt) {
    FloatVector one = FloatVector.broadcast(SPECIES, 1f);
    for (int i = 0; i < count; i += LENGTH) {
      FloatVector ve = FloatVector.fromArray(SPECIES, e, i);
      FloatVector far = one.sub(ve).div(ve.add(1f));
      FloatVector vx = FloatVector.fromArray(SPECIES, x, xAt + i);
      FloatVector size = vx.abs();
      FloatVector z = size.mul(size);
      FloatVector p = FloatVector.broadcast(SPECIES, -5.70498872745e-3f);
      p = p.fma(z, FloatVector.broadcast(SPECIES, 2.06390887954e-2f));
      p = p.fma(z, FloatVector.broadcast(SPECIES, -5.37397155531e-2f));
      p = p.fma(z, FloatVector.broadcast(SPECIES, 1.33314422036e-1f));
      p = p.fma(z, FloatVector.broadcast(SPECIES, -3.33332819422e-1f));
      FloatVector near = p.mul(z).fma(size, size);
      IntVector magnitude =
          far.blend(near, size.compare(VectorOperators.LT, 0.625f)).reinterpretAsInts();
      IntVector sign = vx.reinterpretAsInts().and(Integer.MIN_VALUE);
      magnitude.or(sign).reinterpretAsFloats().intoArray(y, yAt + i);
    }
  }
}
