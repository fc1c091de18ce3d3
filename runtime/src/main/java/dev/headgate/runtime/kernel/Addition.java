package dev.headgate.runtime.kernel;

/** Element-wise sum. Its gradient is dy for both summands. */
public final class Addition {

  private Addition() {}

  /** Overwrites y with {@code a + b}; y may be exactly a or b. */
  public static void forward(
      int count, float[] a, int aAt, float[] b, int bAt, float[] y, int yAt) {
    ActivePrimitives.get().add(count, a, aAt, b, bAt, y, yAt);
  }
}
