package dev.headgate.runtime.kernel;

/**
 * Cross-entropy of {@code sigmoid(z)} and targets t in [0, 1], computed from the logits z without
 * overflow. The sum is over all elements: the caller divides.
 */
public final class BinaryCrossEntropyWithLogits {

  private BinaryCrossEntropyWithLogits() {}

  /** The sum of {@code max(z, 0) - z*t + log(1 + exp(-|z|))}. */
  public static double forward(
      int count, float[] prediction, int predictionAt, float[] target, int targetAt) {
    return ActivePrimitives.get()
        .logitCrossEntropy(count, prediction, predictionAt, target, targetAt);
  }

  /** Overwrites dPrediction with {@code scale * (sigmoid(z) - t)}. */
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
        .logitCrossEntropyByLogit(
            count, scale, prediction, predictionAt, target, targetAt, dPrediction, dPredictionAt);
  }

  /** Overwrites dTarget with {@code -scale * z}. */
  public static void backwardTarget(
      int count,
      float scale,
      float[] prediction,
      int predictionAt,
      float[] target,
      int targetAt,
      float[] dTarget,
      int dTargetAt) {
    ActivePrimitives.get().scale(count, -scale, prediction, predictionAt, dTarget, dTargetAt);
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
        BinaryCrossEntropyWithLogits::forward,
        planes,
        positions,
        prediction,
        predictionAt,
        target,
        targetAt);
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
        BinaryCrossEntropyWithLogits::backwardPrediction,
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
        BinaryCrossEntropyWithLogits::backwardTarget,
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
