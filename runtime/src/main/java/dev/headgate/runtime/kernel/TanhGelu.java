package dev.headgate.runtime.kernel;

/**
 * Gaussian error linear unit by its approximation with tanh, element by element. Results may be
 * exactly one of the inputs.
 */
public final class TanhGelu {

  private TanhGelu() {}

  /**
   * Overwrites y with {@code x * s}, where s is {@code (1 + tanh(sqrt(2 / pi) * (x + 0.044715 *
   * x^3))) / 2}; to about 2e-7 of {@code max(1, |x|)}. NaN stays NaN.
   */
  public static void forward(int count, float[] x, int xAt, float[] y, int yAt) {
    ActivePrimitives.get().tanhGelu(count, x, xAt, y, yAt);
  }

  /** Overwrites dx with dy times the derivative of that. */
  public static void backward(
      int count, float[] x, int xAt, float[] dy, int dyAt, float[] dx, int dxAt) {
    ActivePrimitives.get().tanhGeluBackward(count, x, xAt, dy, dyAt, dx, dxAt);
  }
}
