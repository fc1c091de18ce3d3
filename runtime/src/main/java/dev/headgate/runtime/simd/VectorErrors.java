package dev.headgate.runtime.simd;

import static dev.headgate.runtime.simd.Lanes.LENGTH;
import static dev.headgate.runtime.simd.Lanes.SPECIES;
import static dev.headgate.runtime.simd.VectorMath.STRETCH;

import dev.headgate.runtime.kernel.ScalarMath;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * Losses of differences and their gradients, summed as {@link VectorLosses} does: in float over
 * stretches, in double over those.
 */
final class VectorErrors {

  private VectorErrors() {}

  static double absolute(int count, float[] a, int aAt, float[] b, int bAt) {
    double sum = 0;
    int bound = SPECIES.loopBound(count);
    for (int from = 0; from < bound; from += STRETCH) {
      sum += absoluteOfVectors(Math.min(STRETCH, bound - from), a, aAt + from, b, bAt + from);
    }
    for (int i = bound; i < count; i++) {
      sum += Math.abs(a[aAt + i] - b[bAt + i]);
    }
    return sum;
  }

  private static float absoluteOfVectors(int count, float[] a, int aAt, float[] b, int bAt) {
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int i = 0; i < count; i += LENGTH) {
      FloatVector va = FloatVector.fromArray(SPECIES, a, aAt + i);
      FloatVector vb = FloatVector.fromArray(SPECIES, b, bAt + i);
      sum = sum.add(va.sub(vb).abs());
    }
    float[] lanes = Lanes.buffer();
    sum.intoArray(lanes, 0);
    return (float) Lanes.sum(lanes);
  }

  /** A difference that is neither above nor below 0 is its own sign: 0 or NaN. */
  static void sign(
      int count, float factor, float[] a, int aAt, float[] b, int bAt, float[] y, int yAt) {
    FloatVector up = FloatVector.broadcast(SPECIES, factor);
    FloatVector down = FloatVector.broadcast(SPECIES, -factor);
    int bound = SPECIES.loopBound(count);
    int i = 0;
    for (; i < bound; i += LENGTH) {
      FloatVector va = FloatVector.fromArray(SPECIES, a, aAt + i);
      FloatVector d = va.sub(FloatVector.fromArray(SPECIES, b, bAt + i));
      VectorMask<Float> above = d.compare(VectorOperators.GT, 0f);
      VectorMask<Float> below = d.compare(VectorOperators.LT, 0f);
      d.blend(up, above).blend(down, below).intoArray(y, yAt + i);
    }
    for (; i < count; i++) {
      y[yAt + i] = factor * Math.signum(a[aAt + i] - b[bAt + i]);
    }
  }

  static double huber(int count, float delta, float[] a, int aAt, float[] b, int bAt) {
    double sum = 0;
    int bound = SPECIES.loopBound(count);
    for (int from = 0; from < bound; from += STRETCH) {
      int length = Math.min(STRETCH, bound - from);
      sum += huberOfVectors(length, delta, a, aAt + from, b, bAt + from);
    }
    for (int i = bound; i < count; i++) {
      sum += ScalarMath.huber(delta, a[aAt + i] - b[bAt + i]);
    }
    return sum;
  }

  private static float huberOfVectors(
      int count, float delta, float[] a, int aAt, float[] b, int bAt) {
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int i = 0; i < count; i += LENGTH) {
      FloatVector va = FloatVector.fromArray(SPECIES, a, aAt + i);
      FloatVector d = va.sub(FloatVector.fromArray(SPECIES, b, bAt + i));
      FloatVector clamped = d.min(delta).max(-delta);
      sum = clamped.fma(d.sub(clamped.mul(0.5f)), sum);
    }
    float[] lanes = Lanes.buffer();
    sum.intoArray(lanes, 0);
    return (float) Lanes.sum(lanes);
  }

  static void clamped(
      int count,
      float limit,
      float factor,
      float[] a,
      int aAt,
      float[] b,
      int bAt,
      float[] y,
      int yAt) {
    int bound = SPECIES.loopBound(count);
    int i = 0;
    for (; i < bound; i += LENGTH) {
      FloatVector va = FloatVector.fromArray(SPECIES, a, aAt + i);
      FloatVector d = va.sub(FloatVector.fromArray(SPECIES, b, bAt + i));
      d.min(limit).max(-limit).mul(factor).intoArray(y, yAt + i);
    }
    for (; i < count; i++) {
      y[yAt + i] = factor * Math.max(-limit, Math.min(a[aAt + i] - b[bAt + i], limit));
    }
  }
}
