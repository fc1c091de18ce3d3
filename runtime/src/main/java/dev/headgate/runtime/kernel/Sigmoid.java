package dev.headgate.runtime.kernel;

/** Logistic function, element by element. Results may be exactly one of the inputs. */
public final class Sigmoid {

  /** For kernels that apply it to what they write. */
  public static final Activation FUNCTION = Activation.of(Sigmoid::forward, Sigmoid::backward);

  private Sigmoid() {}

  /** Overwrites y with {@code 1 / (1 + exp(-x))}, to about 2 ulp; NaN stays NaN. */
  public static void forward(int count, float[] x, int xAt, float[] y, int yAt) {
    ActivePrimitives.get().sigmoid(count, x, xAt, y, yAt);
  }

  /** Overwrites dx with {@code dy * y * (1 - y)}. */
  public static void backward(
      int count, float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt) {
    ActivePrimitives.get().sigmoidBackward(count, y, yAt, dy, dyAt, dx, dxAt);
  }
}
