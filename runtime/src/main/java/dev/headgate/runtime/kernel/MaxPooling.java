package dev.headgate.runtime.kernel;

import java.util.Arrays;

/**
 * Maximum over windows. Tensors: x [n, channels, height, width], y [n, channels, outHeight,
 * outWidth]. The first maximum of a window in row-major order is the one that counts; NaN is larger
 * than everything; padding is never chosen. A window wholly outside the input gives negative
 * infinity.
 */
public final class MaxPooling {

  private MaxPooling() {}

  /** Overwrites y with the maxima of x. */
  public static void forward(PoolingGeometry g, int n, float[] x, int xAt, float[] y, int yAt) {
    int at = yAt;
    for (int plane = 0; plane < n * g.channels; plane++) {
      int planeAt = xAt + plane * g.height * g.width;
      for (int oh = 0; oh < g.outHeight; oh++) {
        for (int ow = 0; ow < g.outWidth; ow++) {
          int best = indexOfMaximum(g, x, planeAt, oh, ow);
          y[at++] = best < 0 ? Float.NEGATIVE_INFINITY : x[best];
        }
      }
    }
  }

  /** Overwrites dx: the cell of x that a window chose receives the window's dy. */
  public static void backward(
      PoolingGeometry g, int n, float[] x, int xAt, float[] dy, int dyAt, float[] dx, int dxAt) {
    int plane = g.height * g.width;
    Arrays.fill(dx, dxAt, dxAt + n * g.channels * plane, 0f);
    int at = dyAt;
    for (int planeAt = 0; planeAt < n * g.channels * plane; planeAt += plane) {
      for (int oh = 0; oh < g.outHeight; oh++) {
        for (int ow = 0; ow < g.outWidth; ow++) {
          int best = indexOfMaximum(g, x, xAt + planeAt, oh, ow);
          float gradient = dy[at++];
          if (best >= 0) {
            dx[best - xAt + dxAt] += gradient;
          }
        }
      }
    }
  }

  /**
   * The index in x of the maximum of one window, or -1 where the window has no cell inside the
   * input.
   */
  private static int indexOfMaximum(PoolingGeometry g, float[] x, int planeAt, int oh, int ow) {
    int best = -1;
    float maximum = Float.NEGATIVE_INFINITY;
    int endH = g.rows.end(oh);
    int endW = g.columns.end(ow);
    int firstW = g.columns.first(ow);
    for (int h = g.rows.first(oh); h < endH; h += g.rows.dilation()) {
      for (int w = firstW; w < endW; w += g.columns.dilation()) {
        int i = planeAt + h * g.width + w;
        float value = x[i];
        if (best < 0 || value > maximum || (Float.isNaN(value) && !Float.isNaN(maximum))) {
          maximum = value;
          best = i;
        }
      }
    }
    return best;
  }
}
