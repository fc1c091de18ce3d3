package dev.headgate.runtime.kernel;

/** Absolute error. The sum is over all elements: the caller divides. */
public final class MeanAbsoluteError {

  private MeanAbsoluteError() {}

  /** The sum of {@code |p - t|}. */
  public static double forward(
      int planes,
      int positions,
      float[] prediction,
      int predictionAt,
      float[] target,
      int targetAt,
      Scratch scratch) {
    return scratch.elements.sum(
        (count, none, p, pAt, t, tAt) ->
            ActivePrimitives.get().absoluteError(count, p, pAt, t, tAt),
        planes,
        positions,
        0f,
        prediction,
        predictionAt,
        target,
        targetAt);
  }

  /** Overwrites dPrediction with {@code scale * sign(p - t)}, which is 0 where they are equal. */
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
            ActivePrimitives.get().signOfDifference(count, by, p, pAt, t, tAt, d, dAt),
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

  /** Overwrites dTarget with {@code -scale * sign(p - t)}. */
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
            ActivePrimitives.get().signOfDifference(count, by, t, tAt, p, pAt, d, dAt),
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
