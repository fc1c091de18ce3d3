package dev.headgate.runtime.kernel;

import java.util.Arrays;

/**
 * Mean over windows, with zero for padding. Tensors: x [n, channels, height, width], y [n,
 * channels, outHeight, outWidth]. The divisor is the window's size, or the number of its cells
 * inside the input where {@link PoolingGeometry.Builder#countIncludePadding} is false (a window
 * wholly outside the input then gives 0).
 */
public final class AveragePooling {

  private AveragePooling() {}

  /** Overwrites y with the means of x: sums of the columns of a row of windows, then of these. */
  public static void forward(PoolingGeometry g, int n, float[] x, int xAt, float[] y, int yAt) {
    float[] columns = LineBuffer.of(g.width);
    for (int plane = 0; plane < n * g.channels; plane++) {
      for (int oh = 0; oh < g.outHeight; oh++) {
        int at = yAt + (plane * g.outHeight + oh) * g.outWidth;
        sumColumns(g, x, xAt + plane * g.height * g.width, oh, columns);
        sumWindows(g, columns, y, at);
        takeShares(g, oh, y, at);
      }
    }
  }

  private static void sumColumns(
      PoolingGeometry g, float[] x, int planeAt, int oh, float[] columns) {
    Arrays.fill(columns, 0, g.width, 0f);
    int end = g.rows.end(oh);
    for (int h = g.rows.first(oh); h < end; h += g.rows.dilation()) {
      int row = planeAt + h * g.width;
      for (int w = 0; w < g.width; w++) {
        columns[w] += x[row + w];
      }
    }
  }

  private static void sumWindows(PoolingGeometry g, float[] columns, float[] y, int yAt) {
    Arrays.fill(y, yAt, yAt + g.outWidth, 0f);
    int stride = g.columns.stride();
    for (int k = 0; k < g.columns.kernel(); k++) {
      int shift = g.columns.shift(k);
      int end = g.columns.endWith(k, g.outWidth);
      for (int ow = g.columns.firstWith(k, g.outWidth); ow < end; ow++) {
        y[yAt + ow] += columns[ow * stride + shift];
      }
    }
  }

  /** Overwrites dx: every cell of a window receives its share of the window's dy. */
  public static void backward(
      PoolingGeometry g, int n, float[] dy, int dyAt, float[] dx, int dxAt) {
    Arrays.fill(dx, dxAt, dxAt + n * g.channels * g.height * g.width, 0f);
    float[] lines = LineBuffer.of(g.width + g.outWidth);
    for (int plane = 0; plane < n * g.channels; plane++) {
      for (int oh = 0; oh < g.outHeight; oh++) {
        System.arraycopy(
            dy, dyAt + (plane * g.outHeight + oh) * g.outWidth, lines, g.width, g.outWidth);
        takeShares(g, oh, lines, g.width);
        spreadWindows(g, lines);
        addColumns(g, lines, dx, dxAt + plane * g.height * g.width, oh);
      }
    }
  }

  /** Overwrites the columns at the buffer's start with what the windows behind them give them. */
  private static void spreadWindows(PoolingGeometry g, float[] lines) {
    Arrays.fill(lines, 0, g.width, 0f);
    int stride = g.columns.stride();
    for (int k = 0; k < g.columns.kernel(); k++) {
      int shift = g.columns.shift(k);
      int end = g.columns.endWith(k, g.outWidth);
      for (int ow = g.columns.firstWith(k, g.outWidth); ow < end; ow++) {
        lines[ow * stride + shift] += lines[g.width + ow];
      }
    }
  }

  private static void addColumns(
      PoolingGeometry g, float[] columns, float[] dx, int planeAt, int oh) {
    int end = g.rows.end(oh);
    for (int h = g.rows.first(oh); h < end; h += g.rows.dilation()) {
      int row = planeAt + h * g.width;
      for (int w = 0; w < g.width; w++) {
        dx[row + w] += columns[w];
      }
    }
  }

  private static void takeShares(PoolingGeometry g, int oh, float[] y, int yAt) {
    if (g.countIncludePadding) {
      ActivePrimitives.get().scale(g.outWidth, share(g, oh, 0), y, yAt, y, yAt);
      return;
    }
    for (int ow = 0; ow < g.outWidth; ow++) {
      y[yAt + ow] *= share(g, oh, ow);
    }
  }

  private static float share(PoolingGeometry g, int oh, int ow) {
    int cells =
        g.countIncludePadding
            ? g.rows.kernel() * g.columns.kernel()
            : g.rows.inside(oh) * g.columns.inside(ow);
    return cells == 0 ? 0f : 1f / cells;
  }
}
