package dev.headgate.runtime.kernel;

/**
 * Huber's loss of the difference d = p - t. With c for d clamped to [-delta, delta] its value is
 * {@code c*(d - c/2)} and its derivative c, on either side of delta. The sum is over all elements:
 * the caller divides.
 */
public final class Huber {

  private Huber() {}

  /** The sum of {@code d^2/2} where {@code |d| <= delta} and {@code delta*(|d| - delta/2)} else. */
  public static double forward(
      int count, float delta, float[] prediction, int predictionAt, float[] target, int targetAt) {
    return ActivePrimitives.get().huber(count, delta, prediction, predictionAt, target, targetAt);
  }

  /** Overwrites dPrediction with {@code scale * max(-delta, min(d, delta))}. */
  public static void backwardPrediction(
      int count,
      float delta,
      float scale,
      float[] prediction,
      int predictionAt,
      float[] target,
      int targetAt,
      float[] dPrediction,
      int dPredictionAt) {
    ActivePrimitives.get()
        .clampedDifference(
            count,
            delta,
            scale,
            prediction,
            predictionAt,
            target,
            targetAt,
            dPrediction,
            dPredictionAt);
  }

  /** Overwrites dTarget with {@code -scale * max(-delta, min(d, delta))}. */
  public static void backwardTarget(
      int count,
      float delta,
      float scale,
      float[] prediction,
      int predictionAt,
      float[] target,
      int targetAt,
      float[] dTarget,
      int dTargetAt) {
    ActivePrimitives.get()
        .clampedDifference(
            count, delta, scale, target, targetAt, prediction, predictionAt, dTarget, dTargetAt);
  }
}
