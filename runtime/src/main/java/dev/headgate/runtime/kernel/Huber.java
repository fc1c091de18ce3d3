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
      int planes,
      int positions,
      float delta,
      float[] prediction,
      int predictionAt,
      float[] target,
      int targetAt,
      Scratch scratch) {
    return scratch.elements.sum(
        (count, at, p, pAt, t, tAt) -> ActivePrimitives.get().huber(count, at, p, pAt, t, tAt),
        planes,
        positions,
        delta,
        prediction,
        predictionAt,
        target,
        targetAt);
  }

  /** Overwrites dPrediction with {@code scale * max(-delta, min(d, delta))}. */
  public static void backwardPrediction(
      int planes,
      int positions,
      float delta,
      float scale,
      float[] prediction,
      int predictionAt,
      float[] target,
      int targetAt,
      float[] dPrediction,
      int dPredictionAt,
      Scratch scratch) {
    scratch.elements.map(
        (count, at, by, p, pAt, t, tAt, d, dAt) ->
            ActivePrimitives.get().clampedDifference(count, at, by, p, pAt, t, tAt, d, dAt),
        planes,
        positions,
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
      int planes,
      int positions,
      float delta,
      float scale,
      float[] prediction,
      int predictionAt,
      float[] target,
      int targetAt,
      float[] dTarget,
      int dTargetAt,
      Scratch scratch) {
    scratch.elements.map(
        (count, at, by, p, pAt, t, tAt, d, dAt) ->
            ActivePrimitives.get().clampedDifference(count, at, by, t, tAt, p, pAt, d, dAt),
        planes,
        positions,
        delta,
        scale,
        prediction,
        predictionAt,
        target,
        targetAt,
        dTarget,
        dTargetAt);
  }
}
