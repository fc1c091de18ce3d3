package dev.headgate.runtime.simd;

import static dev.headgate.runtime.simd.Lanes.LENGTH;
import static dev.headgate.runtime.simd.Lanes.SPECIES;

import dev.headgate.runtime.kernel.ScalarMath;
import jdk.incubator.vector.FloatVector;

/** Smooth activations: whole vectors, then the elements left over one by one. */
final class VectorActivations {

  private VectorActivations() {}

  static void sigmoid(int count, float[] x, int xAt, float[] y, int yAt) {
    int bound = SPECIES.loopBound(count);
    int i = 0;
    for (; i < bound; i += LENGTH) {
      FloatVector vx = FloatVector.fromArray(SPECIES, x, xAt + i);
      VectorMath.sigmoid(vx).intoArray(y, yAt + i);
    }
    for (; i < count; i++) {
      y[yAt + i] = ScalarMath.sigmoid(x[xAt + i]);
    }
  }

  static void sigmoidBackward(
      int count, float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt) {
    FloatVector one = FloatVector.broadcast(SPECIES, 1f);
    int bound = SPECIES.loopBound(count);
    int i = 0;
    for (; i < bound; i += LENGTH) {
      FloatVector vy = FloatVector.fromArray(SPECIES, y, yAt + i);
      FloatVector vd = FloatVector.fromArray(SPECIES, dy, dyAt + i);
      vd.mul(vy.mul(one.sub(vy))).intoArray(dx, dxAt + i);
    }
    for (; i < count; i++) {
      float value = y[yAt + i];
      dx[dxAt + i] = dy[dyAt + i] * (value * (1f - value));
    }
  }

  static void tanh(int count, float[] x, int xAt, float[] y, int yAt) {
    int bound = SPECIES.loopBound(count);
    int i = 0;
    for (; i < bound; i += LENGTH) {
      FloatVector vx = FloatVector.fromArray(SPECIES, x, xAt + i);
      VectorMath.tanh(vx).intoArray(y, yAt + i);
    }
    for (; i < count; i++) {
      y[yAt + i] = (float) Math.tanh(x[xAt + i]);
    }
  }

  static void tanhBackward(
      int count, float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt) {
    FloatVector one = FloatVector.broadcast(SPECIES, 1f);
    int bound = SPECIES.loopBound(count);
    int i = 0;
    for (; i < bound; i += LENGTH) {
      FloatVector vy = FloatVector.fromArray(SPECIES, y, yAt + i);
      FloatVector vd = FloatVector.fromArray(SPECIES, dy, dyAt + i);
      vd.mul(one.sub(vy.mul(vy))).intoArray(dx, dxAt + i);
    }
    for (; i < count; i++) {
      float value = y[yAt + i];
      dx[dxAt + i] = dy[dyAt + i] * (1f - value * value);
    }
  }
}
