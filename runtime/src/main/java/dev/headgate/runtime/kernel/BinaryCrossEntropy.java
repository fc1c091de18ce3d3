package dev.headgate.runtime.kernel;

/**
 * Cross-entropy of predicted probabilities p in [0, 1] and targets t in [0, 1], with 1e-12 added
 * inside both logarithms as Torch7's BCECriterion does. The sum is over all elements: the caller
 * divides.
 */
public final class BinaryCrossEntropy {

  private BinaryCrossEntropy() {}

  /** The sum of {@code -(t*log(p + 1e-12) + (1 - t)*log(1 - p + 1e-12))}. */
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
            ActivePrimitives.get().binaryCrossEntropy(count, p, pAt, t, tAt),
        planes,
        positions,
        0f,
        prediction,
        predictionAt,
        target,
        targetAt);
  }

  /** Overwrites dPrediction with {@code scale * ((1 - t)/(1 - p + 1e-12) - t/(p + 1e-12))}. */
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
            ActivePrimitives.get()
                .binaryCrossEntropyByPrediction(count, by, p, pAt, t, tAt, d, dAt),
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

  /** Overwrites dTarget with {@code scale * (log(1 - p + 1e-12) - log(p + 1e-12))}. */
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
            ActivePrimitives.get().binaryCrossEntropyByTarget(count, by, p, pAt, d, dAt),
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
