package dev.headgate.runtime.kernel;

/**
 * The formulas of single elements, for scalar code and for the few elements at the end of a tensor
 * that do not fill a vector. Logarithms and exponentials go through double, so a result is within 1
 * ulp of the true one.
 */
public final class ScalarMath {

  /** What {@link BinaryCrossEntropy} adds inside its logarithms. */
  public static final float EPSILON = 1e-12f;

  private ScalarMath() {}

  /** {@code 1 / (1 + exp(-x))}. */
  public static float sigmoid(float x) {
    return (float) (1.0 / (1.0 + Math.exp(-(double) x)));
  }

  /** One element of {@link BinaryCrossEntropy#forward}. */
  public static double binaryCrossEntropy(float p, float t) {
    return -(t * Math.log((double) p + EPSILON) + (1.0 - t) * Math.log(1.0 - p + EPSILON));
  }

  /** One element of {@link BinaryCrossEntropy#backwardPrediction}. */
  public static float binaryCrossEntropyByPrediction(float scale, float p, float t) {
    return scale * ((1f - t) / (1f - p + EPSILON) - t / (p + EPSILON));
  }

  /** One element of {@link BinaryCrossEntropy#backwardTarget}. */
  public static float binaryCrossEntropyByTarget(float scale, float p) {
    return (float) (scale * (Math.log(1.0 - p + EPSILON) - Math.log((double) p + EPSILON)));
  }

  /** One element of {@link BinaryCrossEntropyWithLogits#forward}. */
  public static double logitCrossEntropy(float z, float t) {
    return Math.max(z, 0f) - (double) z * t + Math.log1p(Math.exp(-Math.abs((double) z)));
  }

  /** One element of {@link Huber#forward}, of the difference d. */
  public static float huber(float delta, float d) {
    float clamped = Math.max(-delta, Math.min(d, delta));
    return clamped * (d - 0.5f * clamped);
  }

  /** One element of {@link Elu#forward}. */
  public static float elu(float alpha, float x) {
    return x > 0f ? x : (float) (alpha * Math.expm1(x));
  }

  /** One element of {@link Softplus#forward}. */
  public static float softplus(float beta, float threshold, float x) {
    if (beta * x > threshold) {
      return x;
    }
    return (float) (Math.max(x, 0f) + Math.log1p(Math.exp(-beta * Math.abs((double) x))) / beta);
  }

  /** One element of {@link Softplus#backward}. */
  public static float softplusBackward(float beta, float threshold, float x, float dy) {
    return beta * x > threshold ? dy : (float) (dy / (1.0 + Math.exp(-beta * (double) x)));
  }
}
