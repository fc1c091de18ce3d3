package dev.headgate.runtime.kernel;

/** Element-wise sum. Its gradient is dy for both summands. */
public final class Addition {

  private static final Elements.Map ADD =
      (count, scale, a, aAt, b, bAt, y, yAt) -> forward(count, a, aAt, b, bAt, y, yAt);

  private Addition() {}

  /** Overwrites y with {@code a + b}; y may be exactly a or b. */
  public static void forward(
      int count, float[] a, int aAt, float[] b, int bAt, float[] y, int yAt) {
    ActivePrimitives.get().add(count, a, aAt, b, bAt, y, yAt);
  }

  /** The same for planes one behind the other, shared among the scratch's threads. */
  public static void forward(
      int planes,
      int positions,
      float[] a,
      int aAt,
      float[] b,
      int bAt,
      float[] y,
      int yAt,
      Scratch scratch) {
    scratch.elements.map(ADD, planes, positions, 0f, a, aAt, b, bAt, y, yAt);
  }
}
