package dev.headgate.runtime.simd;

import static dev.headgate.runtime.kernel.GateMath.REACH;
import static dev.headgate.runtime.kernel.GateMath.TANH_GELU_CUBE;
import static dev.headgate.runtime.kernel.GateMath.TANH_GELU_SLOPE;
import static dev.headgate.runtime.simd.Lanes.LENGTH;
import static dev.headgate.runtime.simd.Lanes.SPECIES;
import static dev.headgate.runtime.simd.VectorMath.STRETCH;

import dev.headgate.runtime.kernel.GateMath;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Activations {@code x * S(x)} with a step S from 0 to 1 for which {@code S(-x) = 1 - S(x)}: whole
 * vectors, then the elements left over one by one. Each puts {@code S(-|x|)}, or its own derivative
 * at {@code -|x|}, into the buffer; what is made of that is common to all.
 */
final class VectorGates {

  private VectorGates() {}

  static void silu(int count, float[] x, int xAt, float[] y, int yAt) {
    float[] e = VectorMath.buffer();
    int bound = SPECIES.loopBound(count);
    for (int from = 0; from < bound; from += STRETCH) {
      int length = Math.min(STRETCH, bound - from);
      VectorMath.expOfSize(length, -1f, x, xAt + from, e);
      sigmoidOfStretch(length, e);
      gate(length, x, xAt + from, e, y, yAt + from);
    }
    for (int i = bound; i < count; i++) {
      y[yAt + i] = GateMath.silu(x[xAt + i]);
    }
  }

  static void siluBackward(
      int count, float[] x, int xAt, float[] dy, int dyAt, float[] dx, int dxAt) {
    float[] e = VectorMath.buffer();
    int bound = SPECIES.loopBound(count);
    for (int from = 0; from < bound; from += STRETCH) {
      int length = Math.min(STRETCH, bound - from);
      VectorMath.expOfSize(length, -1f, x, xAt + from, e);
      sigmoidOfStretch(length, e);
      siluSlopeOfStretch(length, x, xAt + from, e);
      gateBackward(length, x, xAt + from, e, dy, dyAt + from, dx, dxAt + from);
    }
    for (int i = bound; i < count; i++) {
      dx[dxAt + i] = GateMath.siluBackward(x[xAt + i], dy[dyAt + i]);
    }
  }

  static void tanhGelu(int count, float[] x, int xAt, float[] y, int yAt) {
    float[] e = VectorMath.buffer();
    int bound = SPECIES.loopBound(count);
    for (int from = 0; from < bound; from += STRETCH) {
      int length = Math.min(STRETCH, bound - from);
      cubicOfStretch(length, x, xAt + from, e);
      VectorMath.expOfSize(length, -1f, e, 0, e);
      sigmoidOfStretch(length, e);
      gate(length, x, xAt + from, e, y, yAt + from);
    }
    for (int i = bound; i < count; i++) {
      y[yAt + i] = GateMath.tanhGelu(x[xAt + i]);
    }
  }

  static void tanhGeluBackward(
      int count, float[] x, int xAt, float[] dy, int dyAt, float[] dx, int dxAt) {
    float[] e = VectorMath.buffer();
    int bound = SPECIES.loopBound(count);
    for (int from = 0; from < bound; from += STRETCH) {
      int length = Math.min(STRETCH, bound - from);
      cubicOfStretch(length, x, xAt + from, e);
      VectorMath.expOfSize(length, -1f, e, 0, e);
      sigmoidOfStretch(length, e);
      tanhGeluSlopeOfStretch(length, x, xAt + from, e);
      gateBackward(length, x, xAt + from, e, dy, dyAt + from, dx, dxAt + from);
    }
    for (int i = bound; i < count; i++) {
      dx[dxAt + i] = GateMath.tanhGeluBackward(x[xAt + i], dy[dyAt + i]);
    }
  }

  static void gelu(int count, float[] x, int xAt, float[] y, int yAt) {
    float[] e = VectorMath.buffer();
    int bound = SPECIES.loopBound(count);
    for (int from = 0; from < bound; from += STRETCH) {
      int length = Math.min(STRETCH, bound - from);
      squareOfStretch(length, x, xAt + from, e);
      VectorMath.expOfSize(length, -0.5f, e, 0, e);
      tailOfStretch(length, 0f, x, xAt + from, e);
      gate(length, x, xAt + from, e, y, yAt + from);
    }
    for (int i = bound; i < count; i++) {
      y[yAt + i] = GateMath.gelu(x[xAt + i]);
    }
  }

  static void geluBackward(
      int count, float[] x, int xAt, float[] dy, int dyAt, float[] dx, int dxAt) {
    float[] e = VectorMath.buffer();
    int bound = SPECIES.loopBound(count);
    for (int from = 0; from < bound; from += STRETCH) {
      int length = Math.min(STRETCH, bound - from);
      squareOfStretch(length, x, xAt + from, e);
      VectorMath.expOfSize(length, -0.5f, e, 0, e);
      tailOfStretch(length, GateMath.NORMAL, x, xAt + from, e);
      gateBackward(length, x, xAt + from, e, dy, dyAt + from, dx, dxAt + from);
    }
    for (int i = bound; i < count; i++) {
      dx[dxAt + i] = GateMath.geluBackward(x[xAt + i], dy[dyAt + i]);
    }
  }

  private static void squareOfStretch(int count, float[] x, int xAt, float[] y) {
    for (int i = 0; i < count; i += LENGTH) {
      FloatVector size = FloatVector.fromArray(SPECIES, x, xAt + i).abs().min(REACH);
      size.mul(size).intoArray(y, i);
    }
  }

  private static void cubicOfStretch(int count, float[] x, int xAt, float[] y) {
    FloatVector slope = FloatVector.broadcast(SPECIES, TANH_GELU_SLOPE);
    for (int i = 0; i < count; i += LENGTH) {
      FloatVector size = FloatVector.fromArray(SPECIES, x, xAt + i).abs().min(REACH);
      size.mul(size).mul(TANH_GELU_SLOPE * TANH_GELU_CUBE).add(slope).mul(size).intoArray(y, i);
    }
  }

  /** Makes {@code 1 / (1 + exp(u))} of {@code exp(-u)}. */
  private static void sigmoidOfStretch(int count, float[] e) {
    for (int i = 0; i < count; i += LENGTH) {
      FloatVector ve = FloatVector.fromArray(SPECIES, e, i);
      ve.div(ve.add(1f)).intoArray(e, i);
    }
  }

  private static void siluSlopeOfStretch(int count, float[] x, int xAt, float[] s) {
    FloatVector one = FloatVector.broadcast(SPECIES, 1f);
    for (int i = 0; i < count; i += LENGTH) {
      FloatVector size = FloatVector.fromArray(SPECIES, x, xAt + i).abs().min(REACH);
      FloatVector vs = FloatVector.fromArray(SPECIES, s, i);
      vs.mul(one.sub(size.mul(one.sub(vs)))).intoArray(s, i);
    }
  }

  private static void tanhGeluSlopeOfStretch(int count, float[] x, int xAt, float[] s) {
    FloatVector one = FloatVector.broadcast(SPECIES, 1f);
    for (int i = 0; i < count; i += LENGTH) {
      FloatVector size = FloatVector.fromArray(SPECIES, x, xAt + i).abs().min(REACH);
      FloatVector vs = FloatVector.fromArray(SPECIES, s, i);
      FloatVector slope =
          size.mul(size).mul(3 * TANH_GELU_SLOPE * TANH_GELU_CUBE).add(TANH_GELU_SLOPE);
      vs.mul(one.sub(size.mul(slope).mul(one.sub(vs)))).intoArray(s, i);
    }
  }

  /**
   * Makes of {@code e = exp(-x^2 / 2)} the normal distribution's tail from |x| on, by the
   * polynomial of {@link GateMath}, less {@code density * |x| * e}.
   */
  private static void tailOfStretch(int count, float density, float[] x, int xAt, float[] e) {
    FloatVector one = FloatVector.broadcast(SPECIES, 1f);
    for (int i = 0; i < count; i += LENGTH) {
      FloatVector size = FloatVector.fromArray(SPECIES, x, xAt + i).abs().min(REACH);
      FloatVector t = one.div(size.mul(GateMath.MILLS_PITCH).add(1f));
      FloatVector p = FloatVector.broadcast(SPECIES, GateMath.MILLS_7);
      p = p.fma(t, FloatVector.broadcast(SPECIES, GateMath.MILLS_6));
      p = p.fma(t, FloatVector.broadcast(SPECIES, GateMath.MILLS_5));
      p = p.fma(t, FloatVector.broadcast(SPECIES, GateMath.MILLS_4));
      p = p.fma(t, FloatVector.broadcast(SPECIES, GateMath.MILLS_3));
      p = p.fma(t, FloatVector.broadcast(SPECIES, GateMath.MILLS_2));
      p = p.fma(t, FloatVector.broadcast(SPECIES, GateMath.MILLS_1));
      p = p.fma(t, FloatVector.broadcast(SPECIES, GateMath.MILLS_0));
      FloatVector ve = FloatVector.fromArray(SPECIES, e, i);
      p.mul(t).sub(size.mul(density)).mul(ve).intoArray(e, i);
    }
  }

  /** {@code max(x, 0) - |x| * lower}: x times S(x), of S(-|x|). */
  private static void gate(int count, float[] x, int xAt, float[] lower, float[] y, int yAt) {
    for (int i = 0; i < count; i += LENGTH) {
      FloatVector vx = FloatVector.fromArray(SPECIES, x, xAt + i);
      FloatVector less = vx.abs().min(REACH).mul(FloatVector.fromArray(SPECIES, lower, i));
      vx.max(0f).sub(less).intoArray(y, yAt + i);
    }
  }

  /** dy times the derivative, which at x and -x adds up to 1, of that at -|x|. */
  private static void gateBackward(
      int count, float[] x, int xAt, float[] lower, float[] dy, int dyAt, float[] dx, int dxAt) {
    FloatVector one = FloatVector.broadcast(SPECIES, 1f);
    for (int i = 0; i < count; i += LENGTH) {
      FloatVector slope = FloatVector.fromArray(SPECIES, lower, i);
      FloatVector vx = FloatVector.fromArray(SPECIES, x, xAt + i);
      FloatVector vd = FloatVector.fromArray(SPECIES, dy, dyAt + i);
      slope
          .blend(one.sub(slope), vx.compare(VectorOperators.GE, 0f))
          .mul(vd)
          .intoArray(dx, dxAt + i);
    }
  }
}
