package dev.headgate.runtime.kernel;

import java.util.Arrays;

/**
 * The correlation of {@link ScalarPrimitives}. Stretches of positions are copied to arrays of their
 * own first: a loop whose arrays are all indexed by the bare loop variable, with few terms, is what
 * the compiler turns into vector instructions by itself, and that makes it several times faster
 * than reading the planes in place. Taps are added one by one with a fused multiply-add, so that
 * the result has the same bits as that of any other implementation that does so.
 */
final class ScalarCorrelation {

  /** Positions copied at once: the twelve arrays stay in a first-level cache. */
  private static final int STRETCH = 512;

  /** Positions below which copying does not pay. */
  private static final int FEW = 24;

  private static final int TAPS = 4;

  private static final ThreadLocal<Buffers> BUFFERS = ThreadLocal.withInitial(Buffers::new);

  /** Stretches of planes. */
  private static final class Buffers {
    final float[][] perChannel = new float[Primitives.MOST_ROWS][STRETCH];
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
      float[] w,
      int wAt,
      float[] start,
      int startAt,
      int startStride,
      boolean startIsConstant,
      float[] y,
      int yAt,
      int yStride) {
    if (positions < FEW) {
      correlateFew(
          channels,
          positions,
          x,
          xAt,
          offsets,
          w,
          wAt,
          start,
          startAt,
          startStride,
          startIsConstant,
          y,
          yAt,
          yStride);
      return;
    }
    Buffers buffers = BUFFERS.get();
    for (int p = 0; p < positions; p += STRETCH) {
      int length = Math.min(STRETCH, positions - p);
      for (int o = 0; o < channels; o++) {
        int first = startAt + o * startStride;
        if (startIsConstant) {
          Arrays.fill(buffers.perChannel[o], 0, length, start[first]);
        } else {
          System.arraycopy(start, first + p, buffers.perChannel[o], 0, length);
        }
      }
      addTaps(buffers, channels, length, x, xAt + p, offsets, w, wAt);
      for (int o = 0; o < channels; o++) {
        System.arraycopy(buffers.perChannel[o], 0, y, yAt + o * yStride + p, length);
      }
    }
  }

  /**
   * Some taps at a time, in a method of their own: one that is called often is compiled once, one
   * that loops long once for each of its loops, with all that it calls.
   */
  private static void addTaps(
      Buffers buffers,
      int channels,
      int length,
      float[] x,
      int xAt,
      int[] offsets,
      float[] w,
      int wAt) {
    for (int t = 0; t < offsets.length; t += TAPS) {
      addSome(buffers, channels, length, x, xAt, offsets, t, w, wAt + t * channels);
    }
  }

  private static void addSome(
      Buffers buffers,
      int channels,
      int length,
      float[] x,
      int xAt,
      int[] offsets,
      int first,
      float[] w,
      int wAt) {
    float[][] in = buffers.perTap;
    int together = Math.min(TAPS, offsets.length - first);
    for (int k = 0; k < together; k++) {
      System.arraycopy(x, xAt + offsets[first + k], in[k], 0, length);
    }
    for (int o = 0; o < channels; o++) {
      float[] y = buffers.perChannel[o];
      if (together == TAPS) {
        addFour(length, y, in[0], in[1], in[2], in[3], w, wAt + o, channels);
        continue;
      }
      for (int k = 0; k < together; k++) {
        addOne(length, y, in[k], w[wAt + o + k * channels]);
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
      float sum = Math.fma(x0[p], w0, y[p]);
      sum = Math.fma(x1[p], w1, sum);
      sum = Math.fma(x2[p], w2, sum);
      y[p] = Math.fma(x3[p], w3, sum);
    }
  }

  private static void addOne(int length, float[] y, float[] x, float weight) {
    for (int p = 0; p < length; p++) {
      y[p] = Math.fma(x[p], weight, y[p]);
    }
  }

  /** Few positions: what copying saves would not pay for it. */
  private static void correlateFew(
      int channels,
      int positions,
      float[] x,
      int xAt,
      int[] offsets,
      float[] w,
      int wAt,
      float[] start,
      int startAt,
      int startStride,
      boolean startIsConstant,
      float[] y,
      int yAt,
      int yStride) {
    for (int p = 0; p < positions; p++) {
      int at = xAt + p;
      int first = startAt + (startIsConstant ? 0 : p);
      int o = 0;
      for (; o + 4 <= channels; o += 4) {
        fourChannels(
            channels,
            x,
            at,
            offsets,
            w,
            wAt + o,
            start,
            first + o * startStride,
            startStride,
            y,
            yAt + o * yStride + p,
            yStride);
      }
      for (; o < channels; o++) {
        float sum = start[first + o * startStride];
        for (int t = 0; t < offsets.length; t++) {
          sum = Math.fma(x[at + offsets[t]], w[wAt + t * channels + o], sum);
        }
        y[yAt + o * yStride + p] = sum;
      }
    }
  }

  /** One position; four sums, which the processor can work on at once. */
  private static void fourChannels(
      int channels,
      float[] x,
      int xAt,
      int[] offsets,
      float[] w,
      int wAt,
      float[] start,
      int startAt,
      int startStride,
      float[] y,
      int yAt,
      int yStride) {
    float s0 = start[startAt];
    float s1 = start[startAt + startStride];
    float s2 = start[startAt + 2 * startStride];
    float s3 = start[startAt + 3 * startStride];
    for (int t = 0; t < offsets.length; t++) {
      float value = x[xAt + offsets[t]];
      int at = wAt + t * channels;
      s0 = Math.fma(value, w[at], s0);
      s1 = Math.fma(value, w[at + 1], s1);
      s2 = Math.fma(value, w[at + 2], s2);
      s3 = Math.fma(value, w[at + 3], s3);
    }
    y[yAt] = s0;
    y[yAt + yStride] = s1;
    y[yAt + 2 * yStride] = s2;
    y[yAt + 3 * yStride] = s3;
  }
}
