package dev.headgate.runtime.kernel;

/**
 * Inverted dropout: an element is 0 with a probability of {@code rate} and otherwise divided by
 * {@code 1 - rate}. Which are 0 is told by the key and the element's place in the batch.
 */
public final class Dropout {

  private Dropout() {}

  /**
   * Overwrites y, which may be exactly x. It is its own gradient: of dy it makes dx.
   *
   * @param key of this layer in this pass
   * @param start the place in the batch of the first element
   */
  public static void forward(
      int count, float rate, long key, int start, float[] x, int xAt, float[] y, int yAt) {
    long dropped = (long) (rate * 0x1p53);
    float factor = 1 / (1 - rate);
    long noise = Noise.start(key);
    for (int i = 0; i < count; i++) {
      boolean kept = Noise.bits(noise, (long) start + i) >>> 11 >= dropped;
      y[yAt + i] = kept ? x[xAt + i] * factor : 0;
    }
  }
}
