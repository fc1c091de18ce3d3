package dev.headgate.runtime.kernel;

/** Element-wise difference. Its gradient for a is dy. */
public final class Subtraction {

  private Subtraction() {}

  /** Overwrites y with {@code a - b}; y may be exactly a or b. */
  public static void forward(
      int count, float[] a, int aAt, float[] b, int bAt, float[] y, int yAt) {
    ActivePrimitives.get().scaledDifference(count, 1f, a, aAt, b, bAt, y, yAt);
  }

  /** Overwrites db with {@code -dy}; db may be exactly dy. */
  public static void backwardSecond(int count, float[] dy, int dyAt, float[] db, int dbAt) {
    ActivePrimitives.get().scale(count, -1f, dy, dyAt, db, dbAt);
  }
}
