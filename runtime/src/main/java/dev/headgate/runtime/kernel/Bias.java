package dev.headgate.runtime.kernel;

/**
 * The bias of a convolution: added by the convolution's own forward, so only the gradient is here.
 */
public final class Bias {

  private static final Elements.Sum SUM =
      (count, dy, dyAt, same, sameAt) -> ActivePrimitives.get().sum(count, dy, dyAt);

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
    Primitives primitives = ActivePrimitives.get();
    Elements elements = scratch.elements;
    boolean shared = plane > 1 && elements.areShared(n * channels, plane);
    if (shared) {
      elements.sumEach(SUM, n * channels, plane, dy, dyAt, dy, dyAt);
    }
    for (int s = 0; s < n; s++) {
      if (plane == 1) {
        int from = dyAt + s * channels;
        primitives.add(channels, dBias, dBiasAt, dy, from, dBias, dBiasAt);
        continue;
      }
      for (int c = 0; c < channels; c++) {
        int i = s * channels + c;
        double sum = shared ? elements.sumOf(i) : primitives.sum(plane, dy, dyAt + i * plane);
        dBias[dBiasAt + c] += sum;
      }
    }
  }
}
