package dev.headgate.runtime.kernel;

/** Smooth rectifier, element by element. Results may be exactly one of the inputs. */
public final class Softplus {

  private Softplus() {}

  /**
   * Overwrites y with {@code log(1 + exp(beta * x)) / beta}, to about 3 ulp, and with x where
   * {@code beta * x} is above the threshold; NaN stays NaN.
   *
   * @param beta above 0
   */
  public static void forward(
      int count, float beta, float threshold, float[] x, int xAt, float[] y, int yAt) {
    ActivePrimitives.get().softplus(count, beta, threshold, x, xAt, y, yAt);
  }

  /**
   * Overwrites dx with {@code dy / (1 + exp(-beta * x))}, and with dy where {@code beta * x} is
   * above the threshold.
   *
   * @param beta above 0
   */
  public static void backward(
      int count,
      float beta,
      float threshold,
      float[] x,
      int xAt,
      float[] dy,
      int dyAt,
      float[] dx,
      int dxAt) {
    ActivePrimitives.get().softplusBackward(count, beta, threshold, x, xAt, dy, dyAt, dx, dxAt);
  }
}
