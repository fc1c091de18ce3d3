package dev.headgate.runtime.kernel;

/** Sigmoid linear unit, element by element. Results may be exactly one of the inputs. */
public final class Silu {

  private Silu() {}

  /**
   * Overwrites y with {@code x / (1 + exp(-x))}; to about 2e-7 of {@code max(1, |x|)}. NaN stays
   * NaN.
   */
  public static void forward(int count, float[] x, int xAt, float[] y, int yAt) {
    ActivePrimitives.get().silu(count, x, xAt, y, yAt);
  }

  /**
   * Overwrites dx with dy times {@code s * (1 + x * (1 - s))}, where s is {@code 1 / (1 +
   * exp(-x))}.
   */
  public static void backward(
      int count, float[] x, int xAt, float[] dy, int dyAt, float[] dx, int dxAt) {
    ActivePrimitives.get().siluBackward(count, x, xAt, dy, dyAt, dx, dxAt);
  }
}
