package dev.headgate.runtime.kernel;

/** Absolute error. The sum is over all elements: the caller divides. */
public final class MeanAbsoluteError {

  private MeanAbsoluteError() {}

  /** The sum of {@code |p - t|}. */
  public static double forward(
      int count, float[] prediction, int predictionAt, float[] target, int targetAt) {
    return ActivePrimitives.get().absoluteError(count, prediction, predictionAt, target, targetAt);
  }

  /** Overwrites dPrediction with {@code scale * sign(p - t)}, which is 0 where they are equal. */
  public static void backwardPrediction(
      int count,
      float scale,
      float[] prediction,
      int predictionAt,
      float[] target,
      int targetAt,
      float[] dPrediction,
      int dPredictionAt) {
    ActivePrimitives.get()
        .signOfDifference(
            count, scale, prediction, predictionAt, target, targetAt, dPrediction, dPredictionAt);
  }

  /** Overwrites dTarget with {@code -scale * sign(p - t)}. */
  public static void backwardTarget(
      int count,
      float scale,
      float[] prediction,
      int predictionAt,
      float[] target,
      int targetAt,
      float[] dTarget,
      int dTargetAt) {
    ActivePrimitives.get()
        .signOfDifference(
            count, scale, target, targetAt, prediction, predictionAt, dTarget, dTargetAt);
  }
}
