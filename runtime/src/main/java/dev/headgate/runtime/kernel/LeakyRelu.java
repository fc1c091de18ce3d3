package dev.headgate.runtime.kernel;

/**
 * Rectifier with a slope below zero, element by element. Results may be exactly one of the inputs.
 */
public final class LeakyRelu {

  /** For kernels that apply it to what they write. */
  public static final Activation FUNCTION = new Activation(LeakyRelu::forward, LeakyRelu::backward);

  private LeakyRelu() {}

  /**
   * Overwrites y with x where x is above 0 and with {@code slope * x} elsewhere.
   *
   * @param slope at least 0, so that the sign of y is the sign of x
   */
  public static void forward(int count, float slope, float[] x, int xAt, float[] y, int yAt) {
    ActivePrimitives.get().leakyRelu(count, slope, x, xAt, y, yAt);
  }

  /**
   * Overwrites dx with dy where y is above 0 and with {@code slope * dy} elsewhere.
   *
   * @param slope at least 0, so that the sign of y is the sign of x
   */
  public static void backward(
      int count, float slope, float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt) {
    ActivePrimitives.get().leakyReluBackward(count, slope, y, yAt, dy, dyAt, dx, dxAt);
  }
}
