package dev.headgate.runtime.simd;

import static dev.headgate.runtime.simd.Lanes.LENGTH;
import static dev.headgate.runtime.simd.Lanes.SPECIES;
import static dev.headgate.runtime.simd.Lanes.ZEROS;
import static dev.headgate.runtime.simd.VectorMath.STRETCH;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Element-wise arithmetic: whole vectors, then the elements left over one by one, which has the
 * same bits. What the compiler makes vectors of by itself is not here.
 */
final class VectorElements {

  /** Elements of two vectors. */
  static final int PAIR = 2 * LENGTH;

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
   * Sums in the lanes of two vectors a stretch, and the stretches in double, so that the error does
   * not grow with the count.
   */
  static float sum(int count, float[] x, int xAt) {
    double sum = 0;
    boolean vectors = WarmUp.areElementsReady();
    int bound = count - count % PAIR;
    for (int from = 0; from < bound; from += STRETCH) {
      int length = Math.min(STRETCH, bound - from);
      sum += vectors ? sumOfVectors(length, x, xAt + from) : SlowMath.sum(length, x, xAt + from);
    }
    for (int i = bound; i < count; i++) {
      sum += x[xAt + i];
    }
    return (float) sum;
  }

  /** Of a multiple of {@link #PAIR} elements. */
  static float sumOfVectors(int count, float[] x, int xAt) {
    FloatVector first = FloatVector.fromArray(SPECIES, ZEROS, 0);
    FloatVector second = FloatVector.fromArray(SPECIES, ZEROS, LENGTH);
    for (int i = 0; i < count; i += PAIR) {
      first = first.add(FloatVector.fromArray(SPECIES, x, xAt + i));
      second = second.add(FloatVector.fromArray(SPECIES, x, xAt + i + LENGTH));
    }
    float[] lanes = Lanes.buffer();
    first.add(second).intoArray(lanes, 0);
    return Lanes.sum(lanes);
  }
}
