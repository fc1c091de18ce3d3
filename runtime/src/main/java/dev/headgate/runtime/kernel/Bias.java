package dev.headgate.runtime.kernel;

/**
 * The bias of a convolution: added by the convolution's own forward, so only the gradient is here.
 */
public final class Bias {

  private Bias() {}

  /**
   * Adds to dBias [channels] the sum of dy [n, channels, plane] over samples and plane.
   *
   * @param plane elements of one channel of one sample, height times width
   */
  public static void backward(
      int n, int channels, int plane, float[] dy, int dyAt, float[] dBias, int dBiasAt) {
    Primitives primitives = ActivePrimitives.get();
    for (int s = 0; s < n; s++) {
      if (plane == 1) {
        int from = dyAt + s * channels;
        primitives.add(channels, dBias, dBiasAt, dy, from, dBias, dBiasAt);
        continue;
      }
      for (int c = 0; c < channels; c++) {
        dBias[dBiasAt + c] += primitives.sum(plane, dy, dyAt + (s * channels + c) * plane);
      }
    }
  }
}
