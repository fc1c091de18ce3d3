package dev.headgate.examples.data;

/** Bilinear enlargement of square single-channel images. */
public final class Enlargement {

  private Enlargement() {}

  /**
   * Enlarges an image to twice its height and width. Pixels are squares, so the new pixels' centres
   * lie a quarter of an old pixel from the old centres; beyond the outermost centres the image is
   * continued by its border.
   *
   * @param size height and width of {@code from}
   * @param from the image, [size, size]
   * @param to where the result goes, [2 * size, 2 * size], from {@code at} on
   */
  public static void twice(int size, float[] from, float[] to, int at) {
    int width = 2 * size;
    for (int row = 0; row < width; row++) {
      int near = row / 2;
      int far = clamp(row % 2 == 0 ? near - 1 : near + 1, size);
      for (int column = 0; column < width; column++) {
        int left = column / 2;
        int right = clamp(column % 2 == 0 ? left - 1 : left + 1, size);
        to[at + row * width + column] =
            0.75f * (0.75f * from[near * size + left] + 0.25f * from[near * size + right])
                + 0.25f * (0.75f * from[far * size + left] + 0.25f * from[far * size + right]);
      }
    }
  }

  private static int clamp(int index, int size) {
    return Math.max(0, Math.min(size - 1, index));
  }
}
