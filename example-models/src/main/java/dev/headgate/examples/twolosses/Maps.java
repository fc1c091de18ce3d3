package dev.headgate.examples.twolosses;

/**
 * Two maps of an image with values in [0, 1]: what net3 learns to predict. Channel 0 says where
 * something is, channel 1 where brightness changes.
 */
final class Maps {

  /** The number of maps. */
  static final int CHANNELS = 2;

  /** By how much a map is smaller than the image: a cell of net3's result sees 8x8 pixels. */
  static final int CROP = 7;

  private static final float BACKGROUND = 0.1f;
  private static final float STEEPEST = 0.25f;

  private Maps() {}

  /**
   * Draws the maps of one image, cropped around the image's centre.
   *
   * <p>Foreground is where a pixel is brighter than 0.1: 1 there and 0 elsewhere. The edge map is
   * the length of the gradient by central differences, 1 where brightness changes by 0.25 a pixel
   * or more.
   *
   * @param size height and width of the image
   * @param image the image, [size, size], from {@code imageAt} on
   * @param maps where the result goes, [2, size - 7, size - 7], from {@code mapsAt} on
   */
  static void draw(int size, float[] image, int imageAt, float[] maps, int mapsAt) {
    int out = size - CROP;
    int margin = CROP / 2;
    for (int row = 0; row < out; row++) {
      for (int column = 0; column < out; column++) {
        int pixel = imageAt + (row + margin) * size + column + margin;
        int cell = mapsAt + row * out + column;
        float across = (image[pixel + 1] - image[pixel - 1]) / 2;
        float down = (image[pixel + size] - image[pixel - size]) / 2;
        double slope = Math.sqrt(across * across + down * down);
        maps[cell] = image[pixel] > BACKGROUND ? 1 : 0;
        maps[cell + out * out] = (float) Math.min(1, slope / STEEPEST);
      }
    }
  }
}
