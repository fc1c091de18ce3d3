package dev.headgate.examples.twolosses;

import java.util.Arrays;

/**
 * Twenty fixed 6x6 filters: what net1 learns to compute, since one of its features sees 6x6 pixels.
 *
 * <p>Filters 0 to 7 answer to edges and 8 to 15 to lines in eight directions (odd and even Gabor
 * functions; Daugman, <i>Uncertainty relation for resolution in space, spatial frequency, and
 * orientation optimized by two-dimensional visual cortical filters</i>, 1985), 16 and 17 to
 * brightness, 18 and 19 to spots (differences of two Gaussians). All but the two for brightness sum
 * to zero.
 */
final class FilterBank {

  /** The number of filters. */
  static final int FILTERS = 20;

  /** Height and width of a filter. */
  static final int SIZE = 6;

  private static final int DIRECTIONS = 8;
  private static final int CELLS = SIZE * SIZE;
  private static final double WAVELENGTH = 5;
  private static final double SPREAD = 1.5;

  private final float[] weights;

  private FilterBank(float[] weights) {
    this.weights = weights;
  }

  /**
   * The bank with every filter scaled so that the mean of its squared answers over the given images
   * is 1. A prediction of zero then has a mean squared error of 1 on them.
   *
   * @param size height and width of an image
   * @param images the images, [count, size, size]
   */
  static FilterBank scaledOn(int size, float[] images) {
    FilterBank bank = new FilterBank(unscaled());
    int out = (size - SIZE + 1) * (size - SIZE + 1);
    int count = images.length / (size * size);
    double[] squares = new double[FILTERS];
    float[] answers = new float[FILTERS * out];
    for (int image = 0; image < count; image++) {
      bank.apply(size, images, image * size * size, answers, 0);
      for (int i = 0; i < answers.length; i++) {
        squares[i / out] += (double) answers[i] * answers[i];
      }
    }
    for (int i = 0; i < bank.weights.length; i++) {
      bank.weights[i] /= (float) Math.sqrt(squares[i / CELLS] / ((double) count * out));
    }
    return bank;
  }

  /**
   * Applies every filter at every position where it fits.
   *
   * @param size height and width of the image
   * @param image the image, [size, size], from {@code imageAt} on
   * @param answers where the result goes, [20, size - 5, size - 5], from {@code answersAt} on
   */
  void apply(int size, float[] image, int imageAt, float[] answers, int answersAt) {
    int out = size - SIZE + 1;
    Arrays.fill(answers, answersAt, answersAt + FILTERS * out * out, 0f);
    for (int filter = 0; filter < FILTERS; filter++) {
      for (int cell = 0; cell < CELLS; cell++) {
        float weight = weights[filter * CELLS + cell];
        int from = imageAt + cell / SIZE * size + cell % SIZE;
        int to = answersAt + filter * out * out;
        for (int row = 0; row < out; row++) {
          addScaled(out, weight, image, from + row * size, answers, to + row * out);
        }
      }
    }
  }

  private static void addScaled(
      int length, float weight, float[] from, int fromAt, float[] to, int toAt) {
    for (int i = 0; i < length; i++) {
      to[toAt + i] += weight * from[fromAt + i];
    }
  }

  private static float[] unscaled() {
    float[] weights = new float[FILTERS * CELLS];
    for (int cell = 0; cell < CELLS; cell++) {
      double y = cell / SIZE - (SIZE - 1) / 2.0;
      double x = cell % SIZE - (SIZE - 1) / 2.0;
      for (int d = 0; d < DIRECTIONS; d++) {
        double angle = Math.PI * d / DIRECTIONS;
        double phase = 2 * Math.PI * (x * Math.cos(angle) + y * Math.sin(angle)) / WAVELENGTH;
        weights[d * CELLS + cell] = (float) (gaussian(x, y, SPREAD) * Math.sin(phase));
        weights[(DIRECTIONS + d) * CELLS + cell] =
            (float) (gaussian(x, y, SPREAD) * Math.cos(phase));
      }
      weights[16 * CELLS + cell] = (float) gaussian(x, y, 0.8);
      weights[17 * CELLS + cell] = (float) gaussian(x, y, 2);
      weights[18 * CELLS + cell] = (float) (gaussian(x, y, 0.8) - gaussian(x, y, 1.6));
      weights[19 * CELLS + cell] = (float) (gaussian(x, y, 1.2) - gaussian(x, y, 2.4));
    }
    for (int filter = 0; filter < FILTERS; filter++) {
      if (filter != 16 && filter != 17) {
        removeMean(weights, filter * CELLS);
      }
    }
    return weights;
  }

  private static double gaussian(double x, double y, double spread) {
    double variance = spread * spread;
    return Math.exp(-(x * x + y * y) / (2 * variance)) / (2 * Math.PI * variance);
  }

  private static void removeMean(float[] weights, int at) {
    double sum = 0;
    for (int i = 0; i < CELLS; i++) {
      sum += weights[at + i];
    }
    for (int i = 0; i < CELLS; i++) {
      weights[at + i] -= (float) (sum / CELLS);
    }
  }
}
