package dev.headgate.runtime.kernel;

/** Squared error. The sum is over all elements: the caller divides. */
public final class MeanSquaredError {

  private MeanSquaredError() {}

  /** The sum of {@code (p - t)^2}. */
  public static double forward(
      int planes,
      int positions,
      float[] prediction,
      int predictionAt,
      float[] target,
      int targetAt,
      Scratch scratch) {
    return scratch.elements.sum(
        (count, none, p, pAt, t, tAt) -> ActivePrimitives.get().squaredError(count, p, pAt, t, tAt),
        planes,
        positions,
        0f,
        prediction,
        predictionAt,
        target,
        targetAt);
  }

  /** Overwrites dPrediction with {@code scale * 2 * (p - t)}. */
  public static void backwardPrediction(
      int planes,
      int positions,
      float scale,
      float[] prediction,
      int predictionAt,
      float[] target,
      int targetAt,
      float[] dPrediction,
      int dPredictionAt,
      Scratch scratch) {
    scratch.elements.map(
        (count, none, by, p, pAt, t, tAt, d, dAt) ->
            ActivePrimitives.get().scaledDifference(count, 2f * by, p, pAt, t, tAt, d, dAt),
        planes,
        positions,
        0f,
        scale,
        prediction,
        predictionAt,
        target,
        targetAt,
        dPrediction,
        dPredictionAt);
  }

  /** Overwrites dTarget with {@code -scale * 2 * (p - t)}. */
  public static void backwardTarget(
      int planes,
      int positions,
      float scale,
      float[] prediction,
      int predictionAt,
      float[] target,
      int targetAt,
      float[] dTarget,
      int dTargetAt,
      Scratch scratch) {
    scratch.elements.map(
        (count, none, by, p, pAt, t, tAt, d, dAt) ->
            ActivePrimitives.get().scaledDifference(count, 2f * by, t, tAt, p, pAt, d, dAt),
        planes,
        positions,
        0f,
        scale,
        prediction,
        predictionAt,
        target,
        targetAt,
        dTarget,
        dTargetAt);
  }
}
