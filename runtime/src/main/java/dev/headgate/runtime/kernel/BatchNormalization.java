package dev.headgate.runtime.kernel;

import org.jspecify.annotations.Nullable;

/**
 * Normalises each channel by a mean and a variance. Tensors: x, y [samples, channels, positions],
 * all others [channels]. In the formulas {@code z = (x - mean) / sqrt(variance + epsilon)}. Sums
 * are taken in float over stretches and in double over those. Where all of a batch count, {@code
 * samples} are those of one worker, and the exchange brings the sums of all of them together.
 */
public final class BatchNormalization {

  private BatchNormalization() {}

  /**
   * Overwrites mean and variance, the mean of {@code (x - mean)^2}, with those of each channel over
   * the samples of all workers and their positions, and unbiased with the sum of {@code (x -
   * mean)^2} divided by one less than there are of these.
   *
   * @param layer what the message calls the layer
   * @throws IllegalArgumentException if there is only one element of each channel
   */
  public static void statistics(
      int samples,
      int channels,
      int positions,
      Exchange exchange,
      String layer,
      float[] x,
      int xAt,
      float[] mean,
      int meanAt,
      float[] variance,
      int varianceAt,
      float[] unbiased,
      int unbiasedAt) {
    Moments moments = Moments.of(samples, channels, positions, x, xAt);
    double count = moments.exchange(exchange);
    if (count < 2) {
      throw new IllegalArgumentException(
          layer
              + " is given one element of each channel, which has no variance to normalise by:"
              + " train it on batches of at least 2 samples");
    }
    for (int c = 0; c < channels; c++) {
      mean[meanAt + c] = (float) moments.mean(c);
      variance[varianceAt + c] = (float) (moments.squares(c) / count);
      unbiased[unbiasedAt + c] = (float) (moments.squares(c) / (count - 1));
    }
  }

  /**
   * Overwrites y, which may be exactly x, with {@code z * scale + bias}.
   *
   * @param scale null for ones, with the bias null as well
   */
  public static void forward(
      int samples,
      int channels,
      int positions,
      float epsilon,
      float[] x,
      int xAt,
      float[] mean,
      int meanAt,
      float[] variance,
      int varianceAt,
      float @Nullable [] scale,
      int scaleAt,
      float @Nullable [] bias,
      int biasAt,
      float[] y,
      int yAt,
      Scratch scratch) {
    Primitives primitives = ActivePrimitives.get();
    scratch.finish.start(yAt);
    for (int c = 0; c < channels; c++) {
      float factor =
          (float) (inverse(variance[varianceAt + c], epsilon) * gain(scale, scaleAt + c));
      float centre = mean[meanAt + c];
      float shift = bias == null ? 0 : bias[biasAt + c];
      for (int s = 0; s < samples; s++) {
        int at = (s * channels + c) * positions;
        primitives.normalize(positions, centre, factor, shift, x, xAt + at, y, yAt + at);
        scratch.finish.apply(positions, y, yAt + at);
      }
    }
  }

  /** Overwrites y, which may be exactly x, with z. */
  public static void forward(
      int samples,
      int channels,
      int positions,
      float epsilon,
      float[] x,
      int xAt,
      float[] mean,
      int meanAt,
      float[] variance,
      int varianceAt,
      float[] y,
      int yAt,
      Scratch scratch) {
    forward(
        samples,
        channels,
        positions,
        epsilon,
        x,
        xAt,
        mean,
        meanAt,
        variance,
        varianceAt,
        null,
        0,
        null,
        0,
        y,
        yAt,
        scratch);
  }

  /**
   * Overwrites dx with the gradient by x where mean and variance are those of the batch: {@code (g
   * - mean of g - z * mean of z * g) / sqrt(variance + epsilon)}, where {@code g = dy * scale} and
   * means are over the samples of all workers. dx may be exactly x or dy.
   *
   * @param scale null for ones
   */
  public static void backwardInput(
      int samples,
      int channels,
      int positions,
      float epsilon,
      Exchange exchange,
      float[] x,
      int xAt,
      float[] mean,
      int meanAt,
      float[] variance,
      int varianceAt,
      float @Nullable [] scale,
      int scaleAt,
      float[] dy,
      int dyAt,
      float[] dx,
      int dxAt,
      Scratch scratch) {
    double[] means = means(samples, channels, positions, exchange, x, xAt, mean, meanAt, dy, dyAt);
    Primitives primitives = ActivePrimitives.get();
    scratch.finish.start(dxAt);
    for (int c = 0; c < channels; c++) {
      double inverse = inverse(variance[varianceAt + c], epsilon);
      float factor = (float) (inverse * gain(scale, scaleAt + c));
      float middle = (float) means[c];
      float slope = (float) (means[channels + c] * inverse * inverse);
      for (int s = 0; s < samples; s++) {
        int at = (s * channels + c) * positions;
        primitives.normalizeBackward(
            positions,
            mean[meanAt + c],
            middle,
            slope,
            factor,
            x,
            xAt + at,
            dy,
            dyAt + at,
            dx,
            dxAt + at);
        scratch.finish.apply(positions, dx, dxAt + at);
      }
    }
  }

  /** {@code backwardInput} with a scale of 1. */
  public static void backwardInput(
      int samples,
      int channels,
      int positions,
      float epsilon,
      Exchange exchange,
      float[] x,
      int xAt,
      float[] mean,
      int meanAt,
      float[] variance,
      int varianceAt,
      float[] dy,
      int dyAt,
      float[] dx,
      int dxAt,
      Scratch scratch) {
    backwardInput(
        samples,
        channels,
        positions,
        epsilon,
        exchange,
        x,
        xAt,
        mean,
        meanAt,
        variance,
        varianceAt,
        null,
        0,
        dy,
        dyAt,
        dx,
        dxAt,
        scratch);
  }

  /**
   * Overwrites dx, which may be exactly dy, with the gradient by x where mean and variance are
   * constants: {@code dy * scale / sqrt(variance + epsilon)}.
   *
   * @param scale null for ones
   */
  public static void backwardFixed(
      int samples,
      int channels,
      int positions,
      float epsilon,
      float[] variance,
      int varianceAt,
      float @Nullable [] scale,
      int scaleAt,
      float[] dy,
      int dyAt,
      float[] dx,
      int dxAt,
      Scratch scratch) {
    Primitives primitives = ActivePrimitives.get();
    scratch.finish.start(dxAt);
    for (int c = 0; c < channels; c++) {
      float factor =
          (float) (inverse(variance[varianceAt + c], epsilon) * gain(scale, scaleAt + c));
      for (int s = 0; s < samples; s++) {
        int at = (s * channels + c) * positions;
        primitives.scale(positions, factor, dy, dyAt + at, dx, dxAt + at);
        scratch.finish.apply(positions, dx, dxAt + at);
      }
    }
  }

  /** {@code backwardFixed} with a scale of 1. */
  public static void backwardFixed(
      int samples,
      int channels,
      int positions,
      float epsilon,
      float[] variance,
      int varianceAt,
      float[] dy,
      int dyAt,
      float[] dx,
      int dxAt,
      Scratch scratch) {
    backwardFixed(
        samples,
        channels,
        positions,
        epsilon,
        variance,
        varianceAt,
        null,
        0,
        dy,
        dyAt,
        dx,
        dxAt,
        scratch);
  }

  /** Adds to dScale the sum over these samples and their positions of {@code dy * z}. */
  public static void backwardScale(
      int samples,
      int channels,
      int positions,
      float epsilon,
      float[] x,
      int xAt,
      float[] mean,
      int meanAt,
      float[] variance,
      int varianceAt,
      float[] dy,
      int dyAt,
      float[] dScale,
      int dScaleAt) {
    for (int c = 0; c < channels; c++) {
      double sum = 0;
      for (int s = 0; s < samples; s++) {
        int at = (s * channels + c) * positions;
        sum += Sums.ofProducts(positions, x, xAt + at, mean[meanAt + c], dy, dyAt + at);
      }
      dScale[dScaleAt + c] += (float) (sum * inverse(variance[varianceAt + c], epsilon));
    }
  }

  /**
   * What is remembered moves towards what was seen: {@code y = (1 - momentum) * y + momentum * x}.
   */
  public static void remember(
      int channels, float momentum, float[] x, int xAt, float[] y, int yAt) {
    for (int c = 0; c < channels; c++) {
      y[yAt + c] = (1 - momentum) * y[yAt + c] + momentum * x[xAt + c];
    }
  }

  /**
   * For each channel the mean of dy; behind them for each that of {@code (x - mean) * dy}. Both are
   * summed of a plane while that is in a cache.
   */
  private static double[] means(
      int samples,
      int channels,
      int positions,
      Exchange exchange,
      float[] x,
      int xAt,
      float[] mean,
      int meanAt,
      float[] dy,
      int dyAt) {
    double[] sums = DoubleBuffer.zeros(2 * channels + 1);
    for (int s = 0; s < samples; s++) {
      for (int c = 0; c < channels; c++) {
        int at = (s * channels + c) * positions;
        sums[c] += Sums.of(positions, dy, dyAt + at);
        sums[channels + c] +=
            Sums.ofProducts(positions, x, xAt + at, mean[meanAt + c], dy, dyAt + at);
      }
    }
    sums[2 * channels] = (double) samples * positions;
    exchange.sum(2 * channels + 1, sums, 0);
    for (int i = 0; i < 2 * channels; i++) {
      sums[i] /= sums[2 * channels];
    }
    return sums;
  }

  private static float gain(float @Nullable [] scale, int at) {
    return scale == null ? 1 : scale[at];
  }

  private static double inverse(float variance, float epsilon) {
    return 1 / Math.sqrt((double) variance + epsilon);
  }
}
