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

  /** The sum over planes one behind the other, shared among the scratch's threads. */
  public static double forward(
      int planes,
      int positions,
      float[] prediction,
      int predictionAt,
      float[] target,
      int targetAt,
      Scratch scratch) {
    return scratch.elements.sum(
        MeanAbsoluteError::forward, planes, positions, prediction, predictionAt, target, targetAt);
  }

  /** The gradient of planes one behind the other, shared among the scratch's threads. */
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
        MeanAbsoluteError::backwardPrediction,
        planes,
        positions,
        scale,
        prediction,
        predictionAt,
        target,
        targetAt,
        dPrediction,
        dPredictionAt);
  }

  /** The gradient of planes one behind the other, shared among the scratch's threads. */
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
        MeanAbsoluteError::backwardTarget,
        planes,
        positions,
        scale,
        prediction,
        predictionAt,
        target,
        targetAt,
        dTarget,
        dTargetAt);
  }
}
