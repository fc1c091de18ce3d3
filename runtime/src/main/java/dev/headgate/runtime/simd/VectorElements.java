package dev.headgate.runtime.simd;

import static dev.headgate.runtime.simd.Lanes.LENGTH;
import static dev.headgate.runtime.simd.Lanes.SPECIES;
import static dev.headgate.runtime.simd.VectorMath.STRETCH;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Element-wise arithmetic: whole vectors, then the elements left over one by one, which has the
 * same bits. What the compiler makes vectors of by itself is not here.
 */
final class VectorElements {

  private VectorElements() {}

  static void scale(int count, float factor, float[] x, int xAt, float[] y, int yAt) {
    int bound = WarmUp.bound(count);
    int i = 0;
    for (; i < bound; i += LENGTH) {
      FloatVector vx = FloatVector.fromArray(SPECIES, x, xAt + i);
      vx.mul(factor).intoArray(y, yAt + i);
    }
    for (; i < count; i++) {
      y[yAt + i] = factor * x[xAt + i];
    }
  }

  static void relu(int count, float[] x, int xAt, float[] y, int yAt) {
    int bound = WarmUp.bound(count);
    int i = 0;
    for (; i < bound; i += LENGTH) {
      FloatVector vx = FloatVector.fromArray(SPECIES, x, xAt + i);
      vx.max(0f).intoArray(y, yAt + i);
    }
    for (; i < count; i++) {
      y[yAt + i] = Math.max(x[xAt + i], 0f);
    }
  }

  static void reluBackward(
      int count, float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt) {
    FloatVector zero = FloatVector.zero(SPECIES);
    int bound = WarmUp.bound(count);
    int i = 0;
    for (; i < bound; i += LENGTH) {
      FloatVector vy = FloatVector.fromArray(SPECIES, y, yAt + i);
      FloatVector vd = FloatVector.fromArray(SPECIES, dy, dyAt + i);
      zero.blend(vd, vy.compare(VectorOperators.GT, 0f)).intoArray(dx, dxAt + i);
    }
    for (; i < count; i++) {
      dx[dxAt + i] = y[yAt + i] > 0f ? dy[dyAt + i] : 0f;
    }
  }

  static void leakyRelu(int count, float slope, float[] x, int xAt, float[] y, int yAt) {
    int bound = WarmUp.bound(count);
    int i = 0;
    for (; i < bound; i += LENGTH) {
      FloatVector vx = FloatVector.fromArray(SPECIES, x, xAt + i);
      vx.mul(slope).blend(vx, vx.compare(VectorOperators.GT, 0f)).intoArray(y, yAt + i);
    }
    for (; i < count; i++) {
      float value = x[xAt + i];
      y[yAt + i] = value > 0f ? value : slope * value;
    }
  }

  static void leakyReluBackward(
      int count, float slope, float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt) {
    int bound = WarmUp.bound(count);
    int i = 0;
    for (; i < bound; i += LENGTH) {
      FloatVector vy = FloatVector.fromArray(SPECIES, y, yAt + i);
      FloatVector vd = FloatVector.fromArray(SPECIES, dy, dyAt + i);
      vd.mul(slope).blend(vd, vy.compare(VectorOperators.GT, 0f)).intoArray(dx, dxAt + i);
    }
    for (; i < count; i++) {
      float gradient = dy[dyAt + i];
      dx[dxAt + i] = y[yAt + i] > 0f ? gradient : slope * gradient;
    }
  }

  /**
   * Sums in two vectors a stretch, and the stretches in double, so that the error does not grow
   * with the count.
   */
  static float sum(int count, float[] x, int xAt) {
    double sum = 0;
    int bound = SPECIES.loopBound(count);
    for (int from = 0; from < bound; from += STRETCH) {
      sum += sumOfVectors(x, xAt + from, xAt + Math.min(bound, from + STRETCH));
    }
    for (int i = bound; i < count; i++) {
      sum += x[xAt + i];
    }
    return (float) sum;
  }

  private static float sumOfVectors(float[] x, int from, int to) {
    FloatVector even = FloatVector.zero(SPECIES);
    FloatVector odd = FloatVector.zero(SPECIES);
    int i = from;
    for (; i + 2 * LENGTH <= to; i += 2 * LENGTH) {
      even = even.add(FloatVector.fromArray(SPECIES, x, i));
      odd = odd.add(FloatVector.fromArray(SPECIES, x, i + LENGTH));
    }
    if (i < to) {
      even = even.add(FloatVector.fromArray(SPECIES, x, i));
    }
    float[] lanes = Lanes.buffer();
    even.add(odd).intoArray(lanes, 0);
    return Lanes.sum(lanes);
  }
}
