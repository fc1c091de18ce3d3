package dev.headgate.runtime.simd;

import static dev.headgate.runtime.kernel.ScalarMath.EPSILON;
import static dev.headgate.runtime.simd.Lanes.LENGTH;
import static dev.headgate.runtime.simd.Lanes.SPECIES;
import static dev.headgate.runtime.simd.VectorMath.STRETCH;

import dev.headgate.runtime.kernel.ScalarMath;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Losses, summed in float over stretches of some hundred elements and in double over those, and
 * their gradients. Loops that the compiler makes vectors of by itself are left to it, in methods of
 * their own.
 */
final class VectorLosses {

  private VectorLosses() {}

  static double squaredError(int count, float[] a, int aAt, float[] b, int bAt) {
    float[] buffer = VectorMath.buffer();
    double sum = 0;
    for (int from = 0; from < count; from += STRETCH) {
      int length = Math.min(STRETCH, count - from);
      squares(length, a, aAt + from, b, bAt + from, buffer);
      sum += VectorMath.sum(length, buffer, 0);
    }
    return sum;
  }

  private static void squares(int count, float[] a, int aAt, float[] b, int bAt, float[] y) {
    for (int i = 0; i < count; i++) {
      float d = a[aAt + i] - b[bAt + i];
      y[i] = d * d;
    }
  }

  static double binaryCrossEntropy(int count, float[] p, int pAt, float[] t, int tAt) {
    float[] buffer = VectorMath.buffer();
    double sum = 0;
    int bound = SPECIES.loopBound(count);
    for (int from = 0; from < bound; from += STRETCH) {
      int length = Math.min(STRETCH, bound - from);
      addEpsilon(length, p, pAt + from, buffer);
      VectorMath.log(length, buffer);
      timesTarget(length, t, tAt + from, buffer);
      sum -= VectorMath.sum(length, buffer, 0);
      restOfPrediction(length, p, pAt + from, buffer);
      VectorMath.log(length, buffer);
      timesRestOfTarget(length, p, pAt + from, t, tAt + from, buffer);
      sum -= VectorMath.sum(length, buffer, 0);
    }
    for (int i = bound; i < count; i++) {
      sum += ScalarMath.binaryCrossEntropy(p[pAt + i], t[tAt + i]);
    }
    return sum;
  }

  private static void addEpsilon(int count, float[] p, int pAt, float[] y) {
    for (int i = 0; i < count; i++) {
      y[i] = p[pAt + i] + EPSILON;
    }
  }

  private static void restOfPrediction(int count, float[] p, int pAt, float[] y) {
    for (int i = 0; i < count; i++) {
      y[i] = 1f - p[pAt + i] + EPSILON;
    }
  }

  private static void timesTarget(int count, float[] t, int tAt, float[] log) {
    for (int i = 0; i < count; i++) {
      log[i] *= t[tAt + i];
    }
  }

  /** Makes {@code (1 - t)*log}, with what rounding 1 - p lost put back to first order. */
  private static void timesRestOfTarget(
      int count, float[] p, int pAt, float[] t, int tAt, float[] log) {
    for (int i = 0; i < count; i++) {
      float prediction = p[pAt + i];
      float rest = 1f - prediction;
      float lost = (1f - rest - prediction) / (rest + EPSILON);
      log[i] = (1f - t[tAt + i]) * (log[i] + lost);
    }
  }

  /** One logarithm, of the quotient, instead of the difference of two. */
  static void binaryCrossEntropyByTarget(
      int count, float scale, float[] p, int pAt, float[] dt, int dtAt) {
    float[] buffer = VectorMath.buffer();
    int bound = SPECIES.loopBound(count);
    for (int from = 0; from < bound; from += STRETCH) {
      int length = Math.min(STRETCH, bound - from);
      odds(length, p, pAt + from, buffer);
      VectorMath.log(length, buffer);
      for (int i = 0; i < length; i++) {
        dt[dtAt + from + i] = scale * buffer[i];
      }
    }
    for (int i = bound; i < count; i++) {
      dt[dtAt + i] = ScalarMath.binaryCrossEntropyByTarget(scale, p[pAt + i]);
    }
  }

  private static void odds(int count, float[] p, int pAt, float[] y) {
    for (int i = 0; i < count; i++) {
      y[i] = (1f - p[pAt + i] + EPSILON) / (p[pAt + i] + EPSILON);
    }
  }

  static double logitCrossEntropy(int count, float[] z, int zAt, float[] t, int tAt) {
    float[] e = VectorMath.buffer();
    double sum = 0;
    int bound = SPECIES.loopBound(count);
    for (int from = 0; from < bound; from += STRETCH) {
      int length = Math.min(STRETCH, bound - from);
      VectorMath.expOfSize(length, 1f, z, zAt + from, e);
      VectorMath.log1p(length, e);
      sum += logitCrossEntropyOfStretch(length, z, zAt + from, e, t, tAt + from);
    }
    for (int i = bound; i < count; i++) {
      sum += ScalarMath.logitCrossEntropy(z[zAt + i], t[tAt + i]);
    }
    return sum;
  }

  /** The sum of {@code max(z, 0) - z*t + log}. */
  private static float logitCrossEntropyOfStretch(
      int count, float[] z, int zAt, float[] log, float[] t, int tAt) {
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int i = 0; i < count; i += LENGTH) {
      FloatVector vz = FloatVector.fromArray(SPECIES, z, zAt + i);
      FloatVector zt = vz.mul(FloatVector.fromArray(SPECIES, t, tAt + i));
      sum = sum.add(vz.max(0f).sub(zt).add(FloatVector.fromArray(SPECIES, log, i)));
    }
    float[] lanes = Lanes.buffer();
    sum.intoArray(lanes, 0);
    return (float) Lanes.sum(lanes);
  }

  static void logitCrossEntropyByLogit(
      int count, float scale, float[] z, int zAt, float[] t, int tAt, float[] dz, int dzAt) {
    float[] e = VectorMath.buffer();
    int bound = SPECIES.loopBound(count);
    for (int from = 0; from < bound; from += STRETCH) {
      int length = Math.min(STRETCH, bound - from);
      VectorMath.expOfSize(length, 1f, z, zAt + from, e);
      byLogitOfStretch(length, scale, z, zAt + from, e, t, tAt + from, dz, dzAt + from);
    }
    for (int i = bound; i < count; i++) {
      dz[dzAt + i] = scale * (ScalarMath.sigmoid(z[zAt + i]) - t[tAt + i]);
    }
  }

  private static void byLogitOfStretch(
      int count,
      float scale,
      float[] z,
      int zAt,
      float[] e,
      float[] t,
      int tAt,
      float[] dz,
      int dzAt) {
    FloatVector one = FloatVector.broadcast(SPECIES, 1f);
    for (int i = 0; i < count; i += LENGTH) {
      FloatVector ve = FloatVector.fromArray(SPECIES, e, i);
      FloatVector vz = FloatVector.fromArray(SPECIES, z, zAt + i);
      FloatVector sigmoid = ve.blend(one, vz.compare(VectorOperators.GE, 0f)).div(ve.add(1f));
      FloatVector vt = FloatVector.fromArray(SPECIES, t, tAt + i);
      sigmoid.sub(vt).mul(scale).intoArray(dz, dzAt + i);
    }
  }
}
