package dev.headgate.runtime.kernel;

import java.util.Arrays;

/**
 * The correlations of {@link ScalarPrimitives}. Stretches of positions are copied to arrays of
 * their own first: a loop whose arrays are all indexed by the bare loop variable, with few terms,
 * is what the compiler turns into vector instructions by itself, and that makes it four to five
 * times faster than reading the planes in place.
 */
final class ScalarCorrelation {

  /** Positions copied at once: the nine arrays stay in a first-level cache. */
  private static final int STRETCH = 512;

  private static final int QUARTER = STRETCH / 4;

  private static final int TAPS = 4;

  private static final ThreadLocal<Buffers> BUFFERS = ThreadLocal.withInitial(Buffers::new);

  /** Stretches of planes. */
  private static final class Buffers {
    final float[][] perChannel = new float[Primitives.BLOCK][STRETCH];
    final float[][] perTap = new float[TAPS][STRETCH];
    final float[] products = new float[QUARTER];
  }

  private ScalarCorrelation() {}

  /**
   * {@link Primitives#correlateBlock} for any number of channels up to {@link Primitives#BLOCK}.
   */
  static void correlate(
      int channels,
      int positions,
      float[] x,
      int xAt,
      int[] offsets,
      int taps,
      float[] w,
      int wAt,
      float[] y,
      int yAt,
      int yStride) {
    Buffers buffers = BUFFERS.get();
    for (int p = 0; p < positions; p += STRETCH) {
      int length = Math.min(STRETCH, positions - p);
      for (int o = 0; o < channels; o++) {
        System.arraycopy(y, yAt + o * yStride + p, buffers.perChannel[o], 0, length);
      }
      addTaps(buffers, channels, length, x, xAt + p, offsets, taps, w, wAt);
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
      int taps,
      float[] w,
      int wAt) {
    float[][] in = buffers.perTap;
    for (int t = 0; t < taps; t += TAPS) {
      int together = Math.min(TAPS, taps - t);
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

  /**
   * {@link Primitives#correlateGradientBlock} for any number of channels up to {@link
   * Primitives#BLOCK}.
   */
  static void gradient(
      int channels,
      int positions,
      float[] x,
      int xAt,
      int[] offsets,
      int taps,
      float[] dy,
      int dyAt,
      int dyStride,
      float[] sums,
      int sumsAt,
      int sumsStride) {
    Buffers buffers = BUFFERS.get();
    float[] in = buffers.perTap[0];
    for (int p = 0; p < positions; p += STRETCH) {
      int length = Math.min(STRETCH, positions - p);
      for (int o = 0; o < channels; o++) {
        System.arraycopy(dy, dyAt + o * dyStride + p, buffers.perChannel[o], 0, length);
        Arrays.fill(buffers.perChannel[o], length, STRETCH, 0f);
      }
      Arrays.fill(in, length, STRETCH, 0f);
      for (int t = 0; t < taps; t++) {
        System.arraycopy(x, xAt + offsets[t] + p, in, 0, length);
        for (int o = 0; o < channels; o++) {
          sums[sumsAt + o * sumsStride + t] +=
              dot(length, buffers.perChannel[o], in, buffers.products);
        }
      }
    }
  }

  /** The dot product of two stretches that are zero from {@code length} on. */
  private static float dot(int length, float[] a, float[] b, float[] products) {
    if (length <= QUARTER) {
      for (int p = 0; p < length; p++) {
        products[p] = a[p] * b[p];
      }
      return sum(length, products);
    }
    for (int p = 0; p < QUARTER; p++) {
      products[p] =
          a[p] * b[p]
              + a[p + QUARTER] * b[p + QUARTER]
              + a[p + 2 * QUARTER] * b[p + 2 * QUARTER]
              + a[p + 3 * QUARTER] * b[p + 3 * QUARTER];
    }
    return sum(QUARTER, products);
  }

  /** Eight partial sums, which the processor can work on at once. */
  private static float sum(int length, float[] x) {
    float s0 = 0f;
    float s1 = 0f;
    float s2 = 0f;
    float s3 = 0f;
    float s4 = 0f;
    float s5 = 0f;
    float s6 = 0f;
    float s7 = 0f;
    int i = 0;
    for (; i + 8 <= length; i += 8) {
      s0 += x[i];
      s1 += x[i + 1];
      s2 += x[i + 2];
      s3 += x[i + 3];
      s4 += x[i + 4];
      s5 += x[i + 5];
      s6 += x[i + 6];
      s7 += x[i + 7];
    }
    for (; i < length; i++) {
      s0 += x[i];
    }
    return s0 + s1 + (s2 + s3) + (s4 + s5 + (s6 + s7));
  }
}
