package dev.headgate.runtime.kernel;

import java.util.Arrays;

/**
 * Maximum over windows. Tensors: x [n, channels, height, width], y [n, channels, outHeight,
 * outWidth]. The first maximum of a window in row-major order is the one that counts; NaN is larger
 * than everything; padding is never chosen. A window wholly outside the input gives negative
 * infinity.
 */
public final class MaxPooling {

  private static final ThreadLocal<long[]> BEST = ThreadLocal.withInitial(() -> new long[256]);

  private MaxPooling() {}

  /** Overwrites y with the maxima of x: those of the columns of a row of windows, then of these. */
  public static void forward(PoolingGeometry g, int n, float[] x, int xAt, float[] y, int yAt) {
    float[] columns = LineBuffer.of(g.width);
    for (int plane = 0; plane < n * g.channels; plane++) {
      for (int oh = 0; oh < g.outHeight; oh++) {
        maximaOfColumns(g, x, xAt + plane * g.height * g.width, oh, columns);
        maximaOfWindows(g, columns, y, yAt + (plane * g.outHeight + oh) * g.outWidth);
      }
    }
  }

  private static void maximaOfColumns(
      PoolingGeometry g, float[] x, int planeAt, int oh, float[] columns) {
    Primitives primitives = ActivePrimitives.get();
    Arrays.fill(columns, 0, g.width, Float.NEGATIVE_INFINITY);
    int end = g.rows.end(oh);
    for (int h = g.rows.first(oh); h < end; h += g.rows.dilation()) {
      primitives.max(g.width, columns, 0, x, planeAt + h * g.width, columns, 0);
    }
  }

  private static void maximaOfWindows(PoolingGeometry g, float[] columns, float[] y, int yAt) {
    Arrays.fill(y, yAt, yAt + g.outWidth, Float.NEGATIVE_INFINITY);
    int stride = g.columns.stride();
    for (int k = 0; k < g.columns.kernel(); k++) {
      int shift = g.columns.shift(k);
      int end = g.columns.endWith(k, g.outWidth);
      for (int ow = g.columns.firstWith(k, g.outWidth); ow < end; ow++) {
        y[yAt + ow] = Math.max(y[yAt + ow], columns[ow * stride + shift]);
      }
    }
  }

  /** Overwrites dx: the cell of x that a window chose receives the window's dy. */
  public static void backward(
      PoolingGeometry g, int n, float[] x, int xAt, float[] dy, int dyAt, float[] dx, int dxAt) {
    long[] best = BEST.get();
    if (best.length < g.outWidth) {
      best = new long[g.outWidth];
      BEST.set(best);
    }
    int size = g.height * g.width;
    Arrays.fill(dx, dxAt, dxAt + n * g.channels * size, 0f);
    for (int plane = 0; plane < n * g.channels; plane++) {
      for (int oh = 0; oh < g.outHeight; oh++) {
        choose(g, x, xAt + plane * size, oh, best);
        int from = dyAt + (plane * g.outHeight + oh) * g.outWidth;
        for (int ow = 0; ow < g.outWidth; ow++) {
          if (best[ow] != Long.MIN_VALUE) {
            dx[dxAt + plane * size + cell(best[ow])] += dy[from + ow];
          }
        }
      }
    }
  }

  /** Of each window of a row the candidate that is chosen, or the least number if it has none. */
  private static void choose(PoolingGeometry g, float[] x, int planeAt, int oh, long[] best) {
    Arrays.fill(best, 0, g.outWidth, Long.MIN_VALUE);
    int stride = g.columns.stride();
    int endH = g.rows.end(oh);
    for (int h = g.rows.first(oh); h < endH; h += g.rows.dilation()) {
      for (int k = 0; k < g.columns.kernel(); k++) {
        int shift = h * g.width + g.columns.shift(k);
        int end = g.columns.endWith(k, g.outWidth);
        for (int ow = g.columns.firstWith(k, g.outWidth); ow < end; ow++) {
          int cell = ow * stride + shift;
          best[ow] = Math.max(best[ow], candidate(x[planeAt + cell], cell));
        }
      }
    }
  }

  /**
   * A number that is the larger, the larger the value, and among equal values the earlier the cell;
   * so the largest is found without a branch, which the processor could not predict.
   */
  private static long candidate(float value, int cell) {
    int bits = Float.floatToIntBits(value + 0f); // makes -0 equal to 0
    int ordered = bits ^ ((bits >> 31) & Integer.MAX_VALUE);
    return ((long) ordered << 32) | (Integer.MAX_VALUE - cell);
  }

  private static int cell(long candidate) {
    return Integer.MAX_VALUE - (int) candidate;
  }
}
