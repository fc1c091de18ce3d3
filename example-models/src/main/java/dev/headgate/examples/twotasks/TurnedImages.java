package dev.headgate.examples.twotasks;

import dev.headgate.examples.data.FashionMnist;
import dev.headgate.examples.data.ImageBatch;
import java.util.Random;

/** Turns images by 0, 90, 180 or 270 degrees. */
final class TurnedImages {

  private static final int SIZE = FashionMnist.SIZE;

  private final Random random;
  private final int[] turns;
  private final float[] image = new float[SIZE * SIZE];

  /** For batches of so many samples. */
  TurnedImages(int batch, long seed) {
    random = new Random(seed);
    turns = new int[batch];
  }

  /** Turns every image of a batch by an angle of its own; answers the numbers of quarter turns. */
  int[] turn(ImageBatch batch) {
    for (int sample = 0; sample < batch.size(); sample++) {
      turns[sample] = random.nextInt(4);
      for (int i = 0; i < turns[sample]; i++) {
        quarter(batch.images(), sample * image.length);
      }
    }
    return turns;
  }

  private void quarter(float[] images, int at) {
    System.arraycopy(images, at, image, 0, image.length);
    for (int row = 0; row < SIZE; row++) {
      for (int column = 0; column < SIZE; column++) {
        images[at + row * SIZE + column] = image[column * SIZE + SIZE - 1 - row];
      }
    }
  }
}
