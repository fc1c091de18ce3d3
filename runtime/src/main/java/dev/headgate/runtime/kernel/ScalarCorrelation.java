package dev.headgate.runtime.kernel;

/**
 * The correlations of {@link ScalarPrimitives}. Stretches of positions are copied to arrays of
 * their own first: a loop whose arrays are all indexed by the bare loop variable, with few terms,
 * is what the compiler turns into vector instructions by itself, and that makes it four to five
 * times faster than reading the planes in place.
 */
final class ScalarCorrelation {

  /** Positions copied at once: the nine arrays stay in a first-level cache. */
  private static final int STRETCH = 512;

  /** Channels together: the arrays of more would not stay in that cache. */
  static final int MOST_CHANNELS = 5;

  /** Positions below which copying does not pay. */
  private static final int FEW = 24;

  private static final int TAPS = 4;

  private static final ThreadLocal<Buffers> BUFFERS = ThreadLocal.withInitial(Buffers::new);

  /** Stretches of planes. */
  private static final class Buffers {
    final float[][] perChannel = new float[MOST_CHANNELS][STRETCH];
    final float[][] perTap = new float[TAPS][STRETCH];
  }

  private ScalarCorrelation() {}

  /** {@link Primitives#correlate}. */
  static void correlate(
      int channels,
      int positions,
      float[] x,
      int xAt,
      int[] offsets,
      int from,
      int to,
      float[] w,
      int wAt,
      float[] y,
      int yAt,
      int yStride) {
    if (positions < FEW) {
      correlateFew(channels, positions, x, xAt, offsets, from, to, w, wAt, y, yAt, yStride);
      return;
    }
    Buffers buffers = BUFFERS.get();
    for (int p = 0; p < positions; p += STRETCH) {
      int length = Math.min(STRETCH, positions - p);
      for (int o = 0; o < channels; o++) {
        System.arraycopy(y, yAt + o * yStride + p, buffers.perChannel[o], 0, length);
      }
      addTaps(buffers, channels, length, x, xAt + p, offsets, from, to, w, wAt);
      for (int o = 0; o < channels; o++) {
        System.arraycopy(buffers.perChannel[o], 0, y, yAt + o * yStride + p, length);
      }
    }
  }

  private static void addTaps(
      Buffers buffers,
      int channels,
      int length,
      float[] x,
      int xAt,
      int[] offsets,
      int from,
      int to,
      float[] w,
      int wAt) {
    float[][] in = buffers.perTap;
    for (int t = from; t < to; t += TAPS) {
      int together = Math.min(TAPS, to - t);
      for (int k = 0; k < together; k++) {
        System.arraycopy(x, xAt + offsets[t + k], in[k], 0, length);
      }
      for (int o = 0; o < channels; o++) {
        int at = wAt + t * channels + o;
        if (together == TAPS) {
          addFour(length, buffers.perChannel[o], in[0], in[1], in[2], in[3], w, at, channels);
          continue;
        }
        for (int k = 0; k < together; k++) {
          addOne(length, buffers.perChannel[o], in[k], w[at + k * channels]);
        }
      }
    }
  }

  private static void addFour(
      int length,
      float[] y,
      float[] x0,
      float[] x1,
      float[] x2,
      float[] x3,
      float[] w,
      int at,
      int stride) {
    float w0 = w[at];
    float w1 = w[at + stride];
    float w2 = w[at + 2 * stride];
    float w3 = w[at + 3 * stride];
    for (int p = 0; p < length; p++) {
      y[p] += w0 * x0[p] + w1 * x1[p] + w2 * x2[p] + w3 * x3[p];
    }
  }

  private static void addOne(int length, float[] y, float[] x, float weight) {
    for (int p = 0; p < length; p++) {
      y[p] += weight * x[p];
    }
  }

  /** Few positions: what copying saves would not pay for it. */
  private static void correlateFew(
      int channels,
      int positions,
      float[] x,
      int xAt,
      int[] offsets,
      int from,
      int to,
      float[] w,
      int wAt,
      float[] y,
      int yAt,
      int yStride) {
    for (int p = 0; p < positions; p++) {
      for (int o = 0; o < channels; o++) {
        float even = 0f;
        float odd = 0f;
        int t = from;
        for (; t + 2 <= to; t += 2) {
          even += w[wAt + t * channels + o] * x[xAt + p + offsets[t]];
          odd += w[wAt + (t + 1) * channels + o] * x[xAt + p + offsets[t + 1]];
        }
        if (t < to) {
          even += w[wAt + t * channels + o] * x[xAt + p + offsets[t]];
        }
        y[yAt + o * yStride + p] += even + odd;
      }
    }
  }
}
