package dev.headgate.runtime.kernel;

/** Element-wise sum. Its gradient is dy for both summands. */
public final class Addition {

  private Addition() {}

  /**
   * Overwrites y with {@code a + b}, for planes that lie one behind the other; y may be exactly a
   * or b.
   */
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
    scratch.elements.map(
        (count, attribute, scale, c, cAt, d, dAt, z, zAt) ->
            ActivePrimitives.get().add(count, c, cAt, d, dAt, z, zAt),
        planes,
        positions,
        0f,
        1f,
        a,
        aAt,
        b,
        bAt,
        y,
        yAt);
  }
}
