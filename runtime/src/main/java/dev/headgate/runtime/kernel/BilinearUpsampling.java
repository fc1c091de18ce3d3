package dev.headgate.runtime.kernel;

import java.util.Arrays;

/**
 * Enlargement by linear interpolation between the centres of pixels, first along one dimension,
 * then along the other. Tensors: x [planes, height, width], y [planes, height * scaleH, width *
 * scaleW].
 *
 * <p>The pixel o of y lies at {@code (o + 0.5) / scale - 0.5} of x, or at 0 where that is negative;
 * it takes from the pixel before that place and from the one behind it, which at the end is the
 * same.
 */
public final class BilinearUpsampling {

  private BilinearUpsampling() {}

  /** Overwrites y with the interpolated values of x. */
  public static void forward(
      int planes,
      int height,
      int width,
      int scaleH,
      int scaleW,
      float[] x,
      int xAt,
      float[] y,
      int yAt) {
    int at = yAt;
    for (int plane = 0; plane < planes; plane++) {
      int planeAt = xAt + plane * height * width;
      for (int h = 0; h < height * scaleH; h++) {
        int before = before(h, scaleH);
        int above = planeAt + before * width;
        int below = planeAt + Math.min(before + 1, height - 1) * width;
        float down = share(h, scaleH, before);
        for (int w = 0; w < width * scaleW; w++) {
          int left = before(w, scaleW);
          int right = Math.min(left + 1, width - 1);
          float over = share(w, scaleW, left);
          float upper = (1f - over) * x[above + left] + over * x[above + right];
          float lower = (1f - over) * x[below + left] + over * x[below + right];
          y[at++] = (1f - down) * upper + down * lower;
        }
      }
    }
  }

  /** Overwrites dx: every pixel receives from each dy the share that it gave. */
  public static void backward(
      int planes,
      int height,
      int width,
      int scaleH,
      int scaleW,
      float[] dy,
      int dyAt,
      float[] dx,
      int dxAt) {
    Arrays.fill(dx, dxAt, dxAt + planes * height * width, 0f);
    int at = dyAt;
    for (int plane = 0; plane < planes; plane++) {
      int planeAt = dxAt + plane * height * width;
      for (int h = 0; h < height * scaleH; h++) {
        int before = before(h, scaleH);
        int above = planeAt + before * width;
        int below = planeAt + Math.min(before + 1, height - 1) * width;
        float down = share(h, scaleH, before);
        for (int w = 0; w < width * scaleW; w++) {
          int left = before(w, scaleW);
          int right = Math.min(left + 1, width - 1);
          float over = share(w, scaleW, left);
          float upper = (1f - down) * dy[at];
          float lower = down * dy[at++];
          dx[above + left] += (1f - over) * upper;
          dx[above + right] += over * upper;
          dx[below + left] += (1f - over) * lower;
          dx[below + right] += over * lower;
        }
      }
    }
  }

  /** The index of x before the place of the index o of y. */
  private static int before(int o, int scale) {
    return Math.max(0, 2 * o + 1 - scale) / (2 * scale);
  }

  /** How far the place of o lies behind {@code before}, from 0 to 1. */
  private static float share(int o, int scale, int before) {
    return (float) (Math.max(0, 2 * o + 1 - scale) - 2 * scale * before) / (2 * scale);
  }
}
