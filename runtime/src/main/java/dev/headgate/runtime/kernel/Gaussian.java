package dev.headgate.runtime.kernel;

/**
 * Samples of N(mean, exp(logVariance)), element by element, as {@code mean + exp(logVariance / 2) *
 * noise} (Kingma and Welling 2013). The noise is told by the key and the element's place in the
 * batch.
 */
public final class Gaussian {

  private Gaussian() {}

  /**
   * Overwrites y, which may be exactly mean or logVariance.
   *
   * @param key of this layer in this pass
   * @param start the place in the batch of the first element
   */
  public static void forward(
      int count,
      long key,
      int start,
      float[] mean,
      int meanAt,
      float[] logVariance,
      int logVarianceAt,
      float[] y,
      int yAt) {
    long noise = Noise.start(key);
    for (int i = 0; i < count; i++) {
      double deviation = Math.exp(0.5 * logVariance[logVarianceAt + i]);
      y[yAt + i] = (float) (mean[meanAt + i] + deviation * Noise.normal(noise, (long) start + i));
    }
  }

  /**
   * Overwrites dLogVariance, which may be exactly logVariance or dy, with {@code dy *
   * exp(logVariance / 2) * noise / 2}. The gradient by the mean is dy.
   */
  public static void backwardLogVariance(
      int count,
      long key,
      int start,
      float[] logVariance,
      int logVarianceAt,
      float[] dy,
      int dyAt,
      float[] dLogVariance,
      int dLogVarianceAt) {
    long noise = Noise.start(key);
    for (int i = 0; i < count; i++) {
      double deviation = Math.exp(0.5 * logVariance[logVarianceAt + i]);
      dLogVariance[dLogVarianceAt + i] =
          (float) (0.5 * dy[dyAt + i] * deviation * Noise.normal(noise, (long) start + i));
    }
  }
}
