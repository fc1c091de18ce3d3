package dev.headgate.examples.dann;

import dev.headgate.examples.data.FashionMnist;

/** The images of the target domain: those of the source domain, turned by 30 degrees. */
final class TargetDomain {

  private static final int SIZE = FashionMnist.SIZE;
  private static final double ANGLE = Math.toRadians(30);

  private TargetDomain() {}

  /** Turns images, [samples, 28, 28]; a pixel takes the nearest one's value, or 0 from outside. */
  static void turn(int samples, float[] images) {
    double middle = (SIZE - 1) / 2.0;
    float[] image = new float[SIZE * SIZE];
    for (int sample = 0; sample < samples; sample++) {
      int at = sample * image.length;
      System.arraycopy(images, at, image, 0, image.length);
      for (int i = 0; i < image.length; i++) {
        double down = i / SIZE - middle;
        double right = i % SIZE - middle;
        long row = Math.round(Math.cos(ANGLE) * down - Math.sin(ANGLE) * right + middle);
        long column = Math.round(Math.sin(ANGLE) * down + Math.cos(ANGLE) * right + middle);
        boolean inside = row >= 0 && row < SIZE && column >= 0 && column < SIZE;
        images[at + i] = inside ? image[(int) (row * SIZE + column)] : 0;
      }
    }
  }
}
