package dev.headgate.runtime.kernel;

/** The nearest whole number, element by element. The result may be exactly the input. */
public final class Rounding {

  private Rounding() {}

  /** Overwrites y with x rounded, halves to even; NaN and infinities stay what they are. */
  public static void forward(int count, float[] x, int xAt, float[] y, int yAt) {
    for (int i = 0; i < count; i++) {
      y[yAt + i] = (float) Math.rint(x[xAt + i]);
    }
  }
}
