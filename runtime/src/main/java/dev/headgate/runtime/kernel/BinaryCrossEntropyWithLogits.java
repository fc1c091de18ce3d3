package dev.headgate.runtime.kernel;

/**
 * Cross-entropy of {@code sigmoid(z)} and targets t in [0, 1], computed from the logits z without
 * overflow. The sum is over all elements: the caller divides.
 */
public final class BinaryCrossEntropyWithLogits {

  private BinaryCrossEntropyWithLogits() {}

  /** The sum of {@code max(z, 0) - z*t + log(1 + exp(-|z|))}. */
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
            ActivePrimitives.get().logitCrossEntropy(count, p, pAt, t, tAt),
        planes,
        positions,
        0f,
        prediction,
        predictionAt,
        target,
        targetAt);
  }

  /** Overwrites dPrediction with {@code scale * (sigmoid(z) - t)}. */
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
            ActivePrimitives.get().logitCrossEntropyByLogit(count, by, p, pAt, t, tAt, d, dAt),
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

  /** Overwrites dTarget with {@code -scale * z}. */
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
            ActivePrimitives.get().scale(count, -by, p, pAt, d, dAt),
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
