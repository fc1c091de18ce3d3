package dev.headgate.runtime.kernel;

/** Squared error. The sum is over all elements: the caller divides. */
public final class MeanSquaredError {

  private MeanSquaredError() {}

  /** The sum of {@code (p - t)^2}. */
  public static double forward(
      int count, float[] prediction, int predictionAt, float[] target, int targetAt) {
    return ActivePrimitives.get().squaredError(count, prediction, predictionAt, target, targetAt);
  }

  /** Overwrites dPrediction with {@code scale * 2 * (p - t)}. */
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
        .scaledDifference(
            count,
            2f * scale,
            prediction,
            predictionAt,
            target,
            targetAt,
            dPrediction,
            dPredictionAt);
  }

  /** Overwrites dTarget with {@code -scale * 2 * (p - t)}. */
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
        .scaledDifference(
            count, 2f * scale, target, targetAt, prediction, predictionAt, dTarget, dTargetAt);
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
        MeanSquaredError::forward, planes, positions, prediction, predictionAt, target, targetAt);
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
        MeanSquaredError::backwardPrediction,
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
        MeanSquaredError::backwardTarget,
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
