package dev.headgate.runtime.kernel;

/** Hyperbolic tangent, element by element. Results may be exactly one of the inputs. */
public final class Tanh {

  /** For kernels that apply it to what they write. */
  public static final Activation FUNCTION = Activation.of(Tanh::forward, Tanh::backward);

  private Tanh() {}

  /** Overwrites y with tanh(x), to about 2 ulp; NaN stays NaN. */
  public static void forward(int count, float[] x, int xAt, float[] y, int yAt) {
    ActivePrimitives.get().tanh(count, x, xAt, y, yAt);
  }

  /** Overwrites dx with {@code dy * (1 - y * y)}. */
  public static void backward(
      int count, float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt) {
    ActivePrimitives.get().tanhBackward(count, y, yAt, dy, dyAt, dx, dxAt);
  }
}
