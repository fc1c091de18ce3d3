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

  /** Overwrites y with the means of x. */
  public static void forward(PoolingGeometry g, int n, float[] x, int xAt, float[] y, int yAt) {
    int at = yAt;
    for (int plane = 0; plane < n * g.channels; plane++) {
      int planeAt = xAt + plane * g.height * g.width;
      for (int oh = 0; oh < g.outHeight; oh++) {
        for (int ow = 0; ow < g.outWidth; ow++) {
          y[at++] = sum(g, x, planeAt, oh, ow) * share(g, oh, ow);
        }
      }
    }
  }

  /** Overwrites dx: every cell of a window receives its share of the window's dy. */
  public static void backward(
      PoolingGeometry g, int n, float[] dy, int dyAt, float[] dx, int dxAt) {
    Arrays.fill(dx, dxAt, dxAt + n * g.channels * g.height * g.width, 0f);
    int at = dyAt;
    for (int plane = 0; plane < n * g.channels; plane++) {
      int planeAt = dxAt + plane * g.height * g.width;
      for (int oh = 0; oh < g.outHeight; oh++) {
        for (int ow = 0; ow < g.outWidth; ow++) {
          add(g, dy[at++] * share(g, oh, ow), dx, planeAt, oh, ow);
        }
      }
    }
  }

  private static float share(PoolingGeometry g, int oh, int ow) {
    int cells =
        g.countIncludePadding
            ? g.rows.kernel() * g.columns.kernel()
            : g.rows.inside(oh) * g.columns.inside(ow);
    return cells == 0 ? 0f : 1f / cells;
  }

  private static float sum(PoolingGeometry g, float[] x, int planeAt, int oh, int ow) {
    float sum = 0f;
    int endH = g.rows.end(oh);
    int endW = g.columns.end(ow);
    int firstW = g.columns.first(ow);
    for (int h = g.rows.first(oh); h < endH; h += g.rows.dilation()) {
      for (int w = firstW; w < endW; w += g.columns.dilation()) {
        sum += x[planeAt + h * g.width + w];
      }
    }
    return sum;
  }

  private static void add(PoolingGeometry g, float share, float[] dx, int planeAt, int oh, int ow) {
    int endH = g.rows.end(oh);
    int endW = g.columns.end(ow);
    int firstW = g.columns.first(ow);
    for (int h = g.rows.first(oh); h < endH; h += g.rows.dilation()) {
      for (int w = firstW; w < endW; w += g.columns.dilation()) {
        dx[planeAt + h * g.width + w] += share;
      }
    }
  }
}
