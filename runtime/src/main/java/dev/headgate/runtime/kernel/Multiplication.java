package dev.headgate.runtime.kernel;

/** Element-wise product. Its gradient for a factor is dy times the other factors. */
public final class Multiplication {

  private Multiplication() {}

  /** Overwrites y with {@code a * b}; y may be exactly a or b. */
  public static void forward(
      int count, float[] a, int aAt, float[] b, int bAt, float[] y, int yAt) {
    ActivePrimitives.get().multiply(count, a, aAt, b, bAt, y, yAt);
  }
}
