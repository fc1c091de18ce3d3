package dev.headgate.examples.gan;

import dev.headgate.examples.data.FashionMnist;
import java.util.Random;

/** The images of one kind of clothing, at half their height and width. */
final class SmallImages {

  /** Height and width of an image. */
  static final int SIZE = FashionMnist.SIZE / 2;

  /** The pixels of an image. */
  static final int PIXELS = SIZE * SIZE;

  private final float[] pixels;
  private final int count;

  SmallImages(FashionMnist source, int label) {
    float[] kept = new float[source.count() * PIXELS];
    float[] image = new float[FashionMnist.SIZE * FashionMnist.SIZE];
    int found = 0;
    for (int i = 0; i < source.count(); i++) {
      if (source.label(i) == label) {
        source.copyImage(i, image, 0);
        halve(image, kept, found++ * PIXELS);
      }
    }
    pixels = kept;
    count = found;
  }

  /** Each pixel is the mean of four. */
  private static void halve(float[] image, float[] to, int at) {
    for (int i = 0; i < PIXELS; i++) {
      int corner = i / SIZE * 2 * FashionMnist.SIZE + i % SIZE * 2;
      int below = corner + FashionMnist.SIZE;
      to[at + i] = (image[corner] + image[corner + 1] + image[below] + image[below + 1]) / 4;
    }
  }

  /** Fills an array with images drawn at random. */
  void sample(Random random, float[] to) {
    for (int at = 0; at < to.length; at += PIXELS) {
      System.arraycopy(pixels, random.nextInt(count) * PIXELS, to, at, PIXELS);
    }
  }

  /**
   * How far pictures are from the nearest of these images, on average: the root of the mean squared
   * difference of pixels.
   */
  double distance(float[] pictures) {
    double sum = 0;
    for (int at = 0; at < pictures.length; at += PIXELS) {
      double nearest = Double.POSITIVE_INFINITY;
      for (int i = 0; i < count; i++) {
        nearest = Math.min(nearest, squares(pictures, at, pixels, i * PIXELS));
      }
      sum += Math.sqrt(nearest / PIXELS);
    }
    return sum * PIXELS / pictures.length;
  }

  /** How far pictures are from each other, on average, measured the same way. */
  static double spread(float[] pictures) {
    double sum = 0;
    int pairs = 0;
    for (int one = 0; one < pictures.length; one += PIXELS) {
      for (int other = 0; other < one; other += PIXELS) {
        sum += Math.sqrt(squares(pictures, one, pictures, other) / PIXELS);
        pairs++;
      }
    }
    return sum / pairs;
  }

  private static double squares(float[] a, int aStart, float[] b, int bStart) {
    double sum = 0;
    for (int i = 0; i < PIXELS; i++) {
      double difference = a[aStart + i] - b[bStart + i];
      sum += difference * difference;
    }
    return sum;
  }
}
