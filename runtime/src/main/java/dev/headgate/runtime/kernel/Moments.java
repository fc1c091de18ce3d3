package dev.headgate.runtime.kernel;

import java.util.Arrays;

/**
 * Means and sums of squared differences from them, of each channel of x [samples, channels,
 * positions]. Both are taken of a plane while that is in a cache, and then put together in double
 * (T. Chan, G. Golub and R. LeVeque, <i>Updating formulae and a pairwise algorithm for computing
 * sample variances</i>, 1979), so that x is read from memory once.
 */
final class Moments {

  private static final ThreadLocal<Moments> OWN = ThreadLocal.withInitial(Moments::new);

  private int channels;
  private double count;
  private double[] means = {};
  private double[] squares = {};

  /** What workers exchange: a number of each channel, and one more. */
  private double[] shared = {};

  private Moments() {}

  /** Those of these samples. This thread's next call gives the same object. */
  static Moments of(int samples, int channels, int positions, float[] x, int xAt) {
    Moments moments = OWN.get();
    moments.clear(channels);
    for (int s = 0; s < samples; s++) {
      for (int c = 0; c < channels; c++) {
        moments.addPlane(c, positions, x, xAt + (s * channels + c) * positions);
      }
      moments.count += positions;
    }
    return moments;
  }

  private void clear(int channels) {
    if (means.length < channels) {
      means = new double[channels];
      squares = new double[channels];
      shared = new double[channels + 1];
    }
    Arrays.fill(means, 0);
    Arrays.fill(squares, 0);
    this.channels = channels;
    this.count = 0;
  }

  private void addPlane(int channel, int positions, float[] x, int at) {
    double mean = Sums.of(positions, x, at) / positions;
    float centre = (float) mean;
    double rounding = mean - centre;
    double difference = mean - means[channel];
    double share = positions / (count + positions);
    means[channel] += difference * share;
    squares[channel] +=
        Sums.ofSquares(positions, x, at, centre)
            - positions * rounding * rounding
            + difference * difference * count * share;
  }

  /**
   * Makes them those of the samples of all workers.
   *
   * @return how many elements a channel then has
   */
  double exchange(Exchange exchange) {
    for (int c = 0; c < channels; c++) {
      shared[c] = means[c] * count;
    }
    shared[channels] = count;
    exchange.sum(channels + 1, shared, 0);
    double all = shared[channels];
    for (int c = 0; c < channels; c++) {
      double mean = shared[c] / all;
      double difference = means[c] - mean;
      means[c] = mean;
      squares[c] += difference * difference * count;
    }
    exchange.sum(channels, squares, 0);
    count = all;
    return all;
  }

  double mean(int channel) {
    return means[channel];
  }

  /** The sum of squared differences from the mean. */
  double squares(int channel) {
    return Math.max(0, squares[channel]);
  }
}
