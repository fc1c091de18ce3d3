package dev.headgate.runtime.kernel;

/** Gaussian error linear unit, element by element. Results may be exactly one of the inputs. */
public final class Gelu {

  private Gelu() {}

  /**
   * Overwrites y with {@code x * P(x)}, where P is the distribution function of the standard normal
   * distribution; to about 2e-7 of {@code max(1, |x|)}. NaN stays NaN.
   */
  public static void forward(int count, float[] x, int xAt, float[] y, int yAt) {
    ActivePrimitives.get().gelu(count, x, xAt, y, yAt);
  }

  /**
   * Overwrites dx with dy times {@code P(x) + x * p(x)}, where p is the density that belongs to P.
   */
  public static void backward(
      int count, float[] x, int xAt, float[] dy, int dyAt, float[] dx, int dxAt) {
    ActivePrimitives.get().geluBackward(count, x, xAt, dy, dyAt, dx, dxAt);
  }
}
