package dev.headgate.runtime.simd;

import static dev.headgate.runtime.simd.Lanes.LENGTH;
import static dev.headgate.runtime.simd.Lanes.SPECIES;
import static dev.headgate.runtime.simd.VectorMath.STRETCH;

import dev.headgate.runtime.kernel.ScalarMath;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Exponentials of lines; rectifiers made of exponentials: whole vectors, then the elements left
 * over one by one.
 */
final class VectorExponentials {

  private VectorExponentials() {}

  static double exponentials(
      int count, float[] largest, float[] x, int xAt, int nextAt, float[] y, int yAt) {
    boolean vectors = ElementLoop.EXP_BELOW.isReady(count);
    float top = largest[0];
    largest[0] = Float.NEGATIVE_INFINITY;
    double sum = 0;
    for (int from = 0; from < count; from += STRETCH) {
      int length = Math.min(STRETCH, count - from);
      int at = xAt + from;
      int next = nextAt + from;
      int to = yAt + from;
      if (!vectors || length < LENGTH) {
        sum += SlowMath.expBelow(length, top, x, at, next, largest, y, to);
      } else if (x != y || at != to) {
        sum += VectorPowers.below(length, top, x, at, next, largest, y, to);
      } else { // The last vector may overlap the one before it, so what is read must stay.
        float[] buffer = VectorMath.buffer();
        sum += VectorPowers.below(length, top, x, at, next, largest, buffer, 0);
        System.arraycopy(buffer, 0, y, to, length);
      }
    }
    return sum;
  }

  static void elu(int count, float alpha, float[] x, int xAt, float[] y, int yAt) {
    float[] e = VectorMath.buffer();
    int bound = SPECIES.loopBound(count);
    for (int from = 0; from < bound; from += STRETCH) {
      int length = Math.min(STRETCH, bound - from);
      VectorMath.expOfSize(length, 1f, x, xAt + from, e);
      lessOneOfStretch(length, x, xAt + from, e);
      eluOfStretch(length, alpha, x, xAt + from, e, y, yAt + from);
    }
    for (int i = bound; i < count; i++) {
      y[yAt + i] = ScalarMath.elu(alpha, x[xAt + i]);
    }
  }

  /**
   * Makes {@code exp(-|x|) - 1} of {@code exp(-|x|)}; near 0, where that would cancel, by the
   * series of the exponential up to the seventh power.
   */
  private static void lessOneOfStretch(int count, float[] x, int xAt, float[] e) {
    for (int i = 0; i < count; i += LENGTH) {
      FloatVector far = FloatVector.fromArray(SPECIES, e, i).sub(1f);
      FloatVector v = FloatVector.fromArray(SPECIES, x, xAt + i).abs().neg();
      FloatVector p = FloatVector.broadcast(SPECIES, 1f / 5040f);
      p = p.fma(v, FloatVector.broadcast(SPECIES, 1f / 720f));
      p = p.fma(v, FloatVector.broadcast(SPECIES, 1f / 120f));
      p = p.fma(v, FloatVector.broadcast(SPECIES, 1f / 24f));
      p = p.fma(v, FloatVector.broadcast(SPECIES, 1f / 6f));
      p = p.fma(v, FloatVector.broadcast(SPECIES, 0.5f));
      FloatVector near = p.mul(v).fma(v, v);
      far.blend(near, v.compare(VectorOperators.GT, -0.35f)).intoArray(e, i);
    }
  }

  private static void eluOfStretch(
      int count, float alpha, float[] x, int xAt, float[] lessOne, float[] y, int yAt) {
    for (int i = 0; i < count; i += LENGTH) {
      FloatVector negative = FloatVector.fromArray(SPECIES, lessOne, i).mul(alpha);
      FloatVector vx = FloatVector.fromArray(SPECIES, x, xAt + i);
      negative.blend(vx, vx.compare(VectorOperators.GT, 0f)).intoArray(y, yAt + i);
    }
  }

  static void eluBackward(
      int count, float alpha, float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt) {
    int bound = SPECIES.loopBound(count);
    int i = 0;
    for (; i < bound; i += LENGTH) {
      FloatVector vy = FloatVector.fromArray(SPECIES, y, yAt + i);
      FloatVector vd = FloatVector.fromArray(SPECIES, dy, dyAt + i);
      FloatVector negative = vd.mul(vy.add(alpha));
      negative.blend(vd, vy.compare(VectorOperators.GT, 0f)).intoArray(dx, dxAt + i);
    }
    for (; i < count; i++) {
      float value = y[yAt + i];
      float gradient = dy[dyAt + i];
      dx[dxAt + i] = value > 0f ? gradient : gradient * (value + alpha);
    }
  }

  /** From exp(-beta |x|), which cannot overflow. */
  static void softplus(
      int count, float beta, float threshold, float[] x, int xAt, float[] y, int yAt) {
    float[] e = VectorMath.buffer();
    int bound = SPECIES.loopBound(count);
    for (int from = 0; from < bound; from += STRETCH) {
      int length = Math.min(STRETCH, bound - from);
      VectorMath.expOfSize(length, beta, x, xAt + from, e);
      VectorMath.log1p(length, e);
      softplusOfStretch(length, beta, threshold, x, xAt + from, e, y, yAt + from);
    }
    for (int i = bound; i < count; i++) {
      y[yAt + i] = ScalarMath.softplus(beta, threshold, x[xAt + i]);
    }
  }

  private static void softplusOfStretch(
      int count, float beta, float threshold, float[] x, int xAt, float[] log, float[] y, int yAt) {
    for (int i = 0; i < count; i += LENGTH) {
      FloatVector vx = FloatVector.fromArray(SPECIES, x, xAt + i);
      FloatVector soft = FloatVector.fromArray(SPECIES, log, i).div(beta).add(vx.max(0f));
      var far = vx.mul(beta).compare(VectorOperators.GT, threshold);
      soft.blend(vx, far).intoArray(y, yAt + i);
    }
  }

  static void softplusBackward(
      int count,
      float beta,
      float threshold,
      float[] x,
      int xAt,
      float[] dy,
      int dyAt,
      float[] dx,
      int dxAt) {
    float[] e = VectorMath.buffer();
    int bound = SPECIES.loopBound(count);
    for (int from = 0; from < bound; from += STRETCH) {
      int length = Math.min(STRETCH, bound - from);
      VectorMath.expOfSize(length, beta, x, xAt + from, e);
      softplusBackwardOfStretch(
          length, beta, threshold, x, xAt + from, e, dy, dyAt + from, dx, dxAt + from);
    }
    for (int i = bound; i < count; i++) {
      dx[dxAt + i] = ScalarMath.softplusBackward(beta, threshold, x[xAt + i], dy[dyAt + i]);
    }
  }

  private static void softplusBackwardOfStretch(
      int count,
      float beta,
      float threshold,
      float[] x,
      int xAt,
      float[] e,
      float[] dy,
      int dyAt,
      float[] dx,
      int dxAt) {
    FloatVector one = FloatVector.broadcast(SPECIES, 1f);
    for (int i = 0; i < count; i += LENGTH) {
      FloatVector ve = FloatVector.fromArray(SPECIES, e, i);
      FloatVector vx = FloatVector.fromArray(SPECIES, x, xAt + i);
      FloatVector vd = FloatVector.fromArray(SPECIES, dy, dyAt + i);
      FloatVector slope = ve.blend(one, vx.compare(VectorOperators.GE, 0f)).div(ve.add(1f));
      var far = vx.mul(beta).compare(VectorOperators.GT, threshold);
      vd.mul(slope).blend(vd, far).intoArray(dx, dxAt + i);
    }
  }
}
