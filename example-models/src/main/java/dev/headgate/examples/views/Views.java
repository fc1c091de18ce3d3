package dev.headgate.examples.views;

import dev.headgate.examples.data.FashionMnist;
import java.util.Random;

/**
 * Random views of images: a part of the image, at least 35 % of its width and height, enlarged to
 * its size, perhaps seen in a mirror, brighter or darker by up to 40 %.
 */
public final class Views {

  private static final int SIZE = FashionMnist.SIZE;

  private final Random random;

  public Views(long seed) {
    random = new Random(seed);
  }

  /**
   * Draws a view of each image.
   *
   * @param images the images, [samples, 28, 28]
   * @param to where the views go, of the same shape
   */
  public void draw(float[] images, float[] to) {
    for (int at = 0; at < images.length; at += SIZE * SIZE) {
      double side = 0.35 + 0.65 * random.nextDouble();
      double top = (1 - side) * random.nextDouble() * (SIZE - 1);
      double left = (1 - side) * random.nextDouble() * (SIZE - 1);
      boolean mirrored = random.nextBoolean();
      float brightness = 0.6f + 0.8f * random.nextFloat();
      for (int row = 0; row < SIZE; row++) {
        for (int column = 0; column < SIZE; column++) {
          int across = mirrored ? SIZE - 1 - column : column;
          to[at + row * SIZE + column] =
              brightness * between(images, at, top + side * row, left + side * across);
        }
      }
    }
  }

  /** The value at a place between pixels, by bilinear interpolation. */
  private static float between(float[] images, int at, double row, double column) {
    int top = (int) row;
    int left = (int) column;
    int bottom = Math.min(top + 1, SIZE - 1);
    int right = Math.min(left + 1, SIZE - 1);
    float down = (float) (row - top);
    float across = (float) (column - left);
    float upper =
        (1 - across) * images[at + top * SIZE + left] + across * images[at + top * SIZE + right];
    float lower =
        (1 - across) * images[at + bottom * SIZE + left]
            + across * images[at + bottom * SIZE + right];
    return (1 - down) * upper + down * lower;
  }
}
