package dev.headgate.runtime.kernel;

/** Exponential linear unit, element by element. Results may be exactly one of the inputs. */
public final class Elu {

  /** For kernels that apply it to what they write. */
  public static final Activation FUNCTION = new Activation(Elu::forward, Elu::backward);

  private Elu() {}

  /**
   * Overwrites y with x where x is above 0 and with {@code alpha * (exp(x) - 1)} elsewhere, to
   * about 3 ulp; NaN stays NaN.
   *
   * @param alpha at least 0, so that the sign of y is the sign of x
   */
  public static void forward(int count, float alpha, float[] x, int xAt, float[] y, int yAt) {
    ActivePrimitives.get().elu(count, alpha, x, xAt, y, yAt);
  }

  /**
   * Overwrites dx with dy where y is above 0 and with {@code dy * (y + alpha)} elsewhere.
   *
   * @param alpha at least 0, so that the sign of y is the sign of x
   */
  public static void backward(
      int count, float alpha, float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt) {
    ActivePrimitives.get().eluBackward(count, alpha, y, yAt, dy, dyAt, dx, dxAt);
  }
}
