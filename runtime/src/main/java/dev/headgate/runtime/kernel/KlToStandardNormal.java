package dev.headgate.runtime.kernel;

/**
 * The Kullback-Leibler divergence of N(mean, exp(logVariance)) from N(0, 1), element by element.
 * Differences that would cancel near a log-variance of 0 are taken by expm1, in double.
 */
public final class KlToStandardNormal {

  private KlToStandardNormal() {}

  /** The sum of {@code (mean^2 + exp(logVariance) - 1 - logVariance) / 2}. */
  public static double forward(
      int count, float[] mean, int meanAt, float[] logVariance, int logVarianceAt) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      double m = mean[meanAt + i];
      double v = logVariance[logVarianceAt + i];
      sum += m * m + Math.expm1(v) - v;
    }
    return 0.5 * sum;
  }

  /** Overwrites dMean with {@code scale * mean}. */
  public static void backwardMean(
      int count, float scale, float[] mean, int meanAt, float[] dMean, int dMeanAt) {
    ActivePrimitives.get().scale(count, scale, mean, meanAt, dMean, dMeanAt);
  }

  /** Overwrites dLogVariance with {@code scale * (exp(logVariance) - 1) / 2}. */
  public static void backwardLogVariance(
      int count,
      float scale,
      float[] logVariance,
      int logVarianceAt,
      float[] dLogVariance,
      int dLogVarianceAt) {
    for (int i = 0; i < count; i++) {
      dLogVariance[dLogVarianceAt + i] =
          (float) (0.5 * scale * Math.expm1(logVariance[logVarianceAt + i]));
    }
  }
}
