package dev.headgate.runtime.kernel;

/** Multiplication by a number: y = factor x, element by element. */
public final class Scaling {

  private Scaling() {}

  /**
   * Multiplies {@code count} elements.
   *
   * @param y may lie exactly over x
   */
  public static void forward(
      int count, float factor, float[] x, int xStart, float[] y, int yStart) {
    for (int i = 0; i < count; i++) {
      y[yStart + i] = factor * x[xStart + i];
    }
  }
}
