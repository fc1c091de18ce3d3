package dev.headgate.runtime.simd;

import static dev.headgate.runtime.kernel.ScalarMath.EPSILON;
import static dev.headgate.runtime.simd.Lanes.LENGTH;
import static dev.headgate.runtime.simd.Lanes.SPECIES;
import static dev.headgate.runtime.simd.VectorElements.STRETCH;

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
    return sum.reduceLanes(VectorOperators.ADD);
  }

  static double binaryCrossEntropy(int count, float[] p, int pAt, float[] t, int tAt) {
    double sum = 0;
    int bound = SPECIES.loopBound(count);
    for (int from = 0; from < bound; from += STRETCH) {
      int length = Math.min(STRETCH, bound - from);
      sum -= logOfPrediction(length, p, pAt + from, t, tAt + from);
      sum -= logOfRest(length, p, pAt + from, t, tAt + from);
    }
    for (int i = bound; i < count; i++) {
      sum += ScalarMath.binaryCrossEntropy(p[pAt + i], t[tAt + i]);
    }
    return sum;
  }

  /** The sum of {@code t*log(p + EPSILON)}. */
  private static float logOfPrediction(int count, float[] p, int pAt, float[] t, int tAt) {
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int i = 0; i < count; i += LENGTH) {
      FloatVector log = VectorMath.log(FloatVector.fromArray(SPECIES, p, pAt + i).add(EPSILON));
      sum = FloatVector.fromArray(SPECIES, t, tAt + i).fma(log, sum);
    }
    return sum.reduceLanes(VectorOperators.ADD);
  }

  /**
   * The sum of {@code (1 - t)*log(1 - p + EPSILON)}, with what rounding 1 - p lost put back to
   * first order.
   */
  private static float logOfRest(int count, float[] p, int pAt, float[] t, int tAt) {
    FloatVector one = FloatVector.broadcast(SPECIES, 1f);
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int i = 0; i < count; i += LENGTH) {
      FloatVector vp = FloatVector.fromArray(SPECIES, p, pAt + i);
      FloatVector rest = one.sub(vp);
      FloatVector log = VectorMath.log(rest.add(EPSILON));
      FloatVector lost = one.sub(rest).sub(vp).div(rest.add(EPSILON));
      sum = one.sub(FloatVector.fromArray(SPECIES, t, tAt + i)).fma(log.add(lost), sum);
    }
    return sum.reduceLanes(VectorOperators.ADD);
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
    FloatVector one = FloatVector.broadcast(SPECIES, 1f);
    int bound = SPECIES.loopBound(count);
    int i = 0;
    for (; i < bound; i += LENGTH) {
      FloatVector vp = FloatVector.fromArray(SPECIES, p, pAt + i);
      FloatVector odds = one.sub(vp).add(EPSILON).div(vp.add(EPSILON));
      VectorMath.log(odds).mul(scale).intoArray(dt, dtAt + i);
    }
    for (; i < count; i++) {
      dt[dtAt + i] = ScalarMath.binaryCrossEntropyByTarget(scale, p[pAt + i]);
    }
  }

  static double logitCrossEntropy(int count, float[] z, int zAt, float[] t, int tAt) {
    double sum = 0;
    int bound = SPECIES.loopBound(count);
    for (int from = 0; from < bound; from += STRETCH) {
      sum +=
          logitCrossEntropyOfVectors(Math.min(STRETCH, bound - from), z, zAt + from, t, tAt + from);
    }
    for (int i = bound; i < count; i++) {
      sum += ScalarMath.logitCrossEntropy(z[zAt + i], t[tAt + i]);
    }
    return sum;
  }

  private static float logitCrossEntropyOfVectors(
      int count, float[] z, int zAt, float[] t, int tAt) {
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int i = 0; i < count; i += LENGTH) {
      FloatVector vz = FloatVector.fromArray(SPECIES, z, zAt + i);
      FloatVector vt = FloatVector.fromArray(SPECIES, t, tAt + i);
      FloatVector log = VectorMath.log1pOfExp(vz.abs().neg());
      sum = sum.add(vz.max(0f).sub(vz.mul(vt)).add(log));
    }
    return sum.reduceLanes(VectorOperators.ADD);
  }

  static void logitCrossEntropyByLogit(
      int count, float scale, float[] z, int zAt, float[] t, int tAt, float[] dz, int dzAt) {
    int bound = SPECIES.loopBound(count);
    int i = 0;
    for (; i < bound; i += LENGTH) {
      FloatVector vz = FloatVector.fromArray(SPECIES, z, zAt + i);
      FloatVector vt = FloatVector.fromArray(SPECIES, t, tAt + i);
      VectorMath.sigmoid(vz).sub(vt).mul(scale).intoArray(dz, dzAt + i);
    }
    for (; i < count; i++) {
      dz[dzAt + i] = scale * (ScalarMath.sigmoid(z[zAt + i]) - t[tAt + i]);
    }
  }
}
