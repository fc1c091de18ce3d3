package dev.headgate.runtime.kernel;

/** Rectifier, element by element. Results may be exactly one of the inputs. */
public final class Relu {

  /** For kernels that apply it to what they write. */
  public static final Activation FUNCTION = Activation.of(Relu::forward, Relu::backward);

  private Relu() {}

  /** Overwrites y with max(x, 0); NaN stays NaN. */
  public static void forward(int count, float[] x, int xAt, float[] y, int yAt) {
    ActivePrimitives.get().relu(count, x, xAt, y, yAt);
  }

  /** Overwrites dx with dy where y is above 0 and with 0 elsewhere. */
  public static void backward(
      int count, float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt) {
    ActivePrimitives.get().reluBackward(count, y, yAt, dy, dyAt, dx, dxAt);
  }
}
