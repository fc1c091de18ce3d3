package dev.headgate.runtime.simd;

import static dev.headgate.runtime.kernel.ScalarMath.EPSILON;
import static dev.headgate.runtime.simd.Lanes.LENGTH;
import static dev.headgate.runtime.simd.Lanes.SPECIES;
import static dev.headgate.runtime.simd.VectorMath.STRETCH;

import dev.headgate.runtime.kernel.ScalarMath;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Losses, summed in float over stretches of a few hundred elements and in double over those, and
 * their gradients.
 */
final class VectorLosses {

  private VectorLosses() {}

  static double squaredError(int count, float[] a, int aAt, float[] b, int bAt) {
    double sum = 0;
    int bound = SPECIES.loopBound(count);
    for (int from = 0; from < bound; from += STRETCH) {
      sum += squaredErrorOfVectors(Math.min(STRETCH, bound - from), a, aAt + from, b, bAt + from);
    }
    for (int i = bound; i < count; i++) {
      float d = a[aAt + i] - b[bAt + i];
      sum += d * d;
    }
    return sum;
  }

  private static float squaredErrorOfVectors(int count, float[] a, int aAt, float[] b, int bAt) {
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int i = 0; i < count; i += LENGTH) {
      FloatVector va = FloatVector.fromArray(SPECIES, a, aAt + i);
      FloatVector vb = FloatVector.fromArray(SPECIES, b, bAt + i);
      FloatVector d = va.sub(vb);
      sum = d.fma(d, sum);
    }
    float[] lanes = Lanes.buffer();
    sum.intoArray(lanes, 0);
    return Lanes.sum(lanes);
  }

  static double binaryCrossEntropy(int count, float[] p, int pAt, float[] t, int tAt) {
    float[] buffer = VectorMath.buffer();
    double sum = 0;
    int bound = SPECIES.loopBound(count);
    for (int from = 0; from < bound; from += STRETCH) {
      int length = Math.min(STRETCH, bound - from);
      addEpsilon(length, p, pAt + from, buffer);
      VectorMath.log(length, buffer);
      sum -= sumOfLogs(length, buffer, t, tAt + from);
      restOfPrediction(length, p, pAt + from, buffer);
      VectorMath.log(length, buffer);
      sum -= sumOfLogsOfRest(length, p, pAt + from, buffer, t, tAt + from);
    }
    for (int i = bound; i < count; i++) {
      sum += ScalarMath.binaryCrossEntropy(p[pAt + i], t[tAt + i]);
    }
    return sum;
  }

  private static void addEpsilon(int count, float[] p, int pAt, float[] y) {
    for (int i = 0; i < count; i += LENGTH) {
      FloatVector.fromArray(SPECIES, p, pAt + i).add(EPSILON).intoArray(y, i);
    }
  }

  private static void restOfPrediction(int count, float[] p, int pAt, float[] y) {
    FloatVector one = FloatVector.broadcast(SPECIES, 1f);
    for (int i = 0; i < count; i += LENGTH) {
      one.sub(FloatVector.fromArray(SPECIES, p, pAt + i)).add(EPSILON).intoArray(y, i);
    }
  }

  /** The sum of {@code t*log}. */
  private static float sumOfLogs(int count, float[] log, float[] t, int tAt) {
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int i = 0; i < count; i += LENGTH) {
      FloatVector vt = FloatVector.fromArray(SPECIES, t, tAt + i);
      sum = vt.fma(FloatVector.fromArray(SPECIES, log, i), sum);
    }
    float[] lanes = Lanes.buffer();
    sum.intoArray(lanes, 0);
    return Lanes.sum(lanes);
  }

  /** The sum of {@code (1 - t)*log}, with what rounding 1 - p lost put back to first order. */
  private static float sumOfLogsOfRest(
      int count, float[] p, int pAt, float[] log, float[] t, int tAt) {
    FloatVector one = FloatVector.broadcast(SPECIES, 1f);
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int i = 0; i < count; i += LENGTH) {
      FloatVector vp = FloatVector.fromArray(SPECIES, p, pAt + i);
      FloatVector rest = one.sub(vp);
      FloatVector lost = one.sub(rest).sub(vp).div(rest.add(EPSILON));
      FloatVector exact = FloatVector.fromArray(SPECIES, log, i).add(lost);
      sum = one.sub(FloatVector.fromArray(SPECIES, t, tAt + i)).fma(exact, sum);
    }
    float[] lanes = Lanes.buffer();
    sum.intoArray(lanes, 0);
    return Lanes.sum(lanes);
  }

  static void binaryCrossEntropyByPrediction(
      int count, float scale, float[] p, int pAt, float[] t, int tAt, float[] dp, int dpAt) {
    FloatVector one = FloatVector.broadcast(SPECIES, 1f);
    int bound = SPECIES.loopBound(count);
    int i = 0;
    for (; i < bound; i += LENGTH) {
      FloatVector vp = FloatVector.fromArray(SPECIES, p, pAt + i);
      FloatVector vt = FloatVector.fromArray(SPECIES, t, tAt + i);
      FloatVector no = one.sub(vt).div(one.sub(vp).add(EPSILON));
      FloatVector yes = vt.div(vp.add(EPSILON));
      no.sub(yes).mul(scale).intoArray(dp, dpAt + i);
    }
    for (; i < count; i++) {
      dp[dpAt + i] = ScalarMath.binaryCrossEntropyByPrediction(scale, p[pAt + i], t[tAt + i]);
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
      VectorElements.scale(length, scale, buffer, 0, dt, dtAt + from);
    }
    for (int i = bound; i < count; i++) {
      dt[dtAt + i] = ScalarMath.binaryCrossEntropyByTarget(scale, p[pAt + i]);
    }
  }

  private static void odds(int count, float[] p, int pAt, float[] y) {
    FloatVector one = FloatVector.broadcast(SPECIES, 1f);
    for (int i = 0; i < count; i += LENGTH) {
      FloatVector vp = FloatVector.fromArray(SPECIES, p, pAt + i);
      one.sub(vp).add(EPSILON).div(vp.add(EPSILON)).intoArray(y, i);
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
    return Lanes.sum(lanes);
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
