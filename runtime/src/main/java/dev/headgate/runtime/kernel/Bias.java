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
      int n,
      int channels,
      int plane,
      float[] dy,
      int dyAt,
      float[] dBias,
      int dBiasAt,
      Scratch scratch) {
    if (plane == 1) {
      for (int s = 0; s < n; s++) {
        int from = dyAt + s * channels;
        ActivePrimitives.get().add(channels, dBias, dBiasAt, dy, from, dBias, dBiasAt);
      }
      return;
    }
    Elements elements = scratch.elements;
    elements.sumEach(
        (count, attribute, x, xAt, same, sameAt) -> ActivePrimitives.get().sum(count, x, xAt),
        n * channels,
        plane,
        0f,
        dy,
        dyAt,
        dy,
        dyAt);
    for (int i = 0; i < n * channels; i++) {
      dBias[dBiasAt + i % channels] += elements.sumOf(i);
    }
  }
}
