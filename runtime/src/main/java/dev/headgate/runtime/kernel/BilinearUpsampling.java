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
    int outWidth = width * scaleW;
    float[] lines = LineBuffer.of(2 * outWidth);
    for (int plane = 0; plane < planes; plane++) {
      int planeAt = xAt + plane * height * width;
      int widened = 0;
      for (int h = 0; h < height * scaleH; h++) {
        int above = before(h, scaleH);
        int below = Math.min(above + 1, height - 1);
        for (; widened <= below; widened++) {
          widen(width, scaleW, x, planeAt + widened * width, lines, line(widened, outWidth));
        }
        float down = share(h, scaleH, above);
        int at = yAt + (plane * height * scaleH + h) * outWidth;
        mix(outWidth, down, lines, line(above, outWidth), line(below, outWidth), y, at);
      }
    }
  }

  /** One row of x at y's width. */
  private static void widen(int width, int scale, float[] x, int xAt, float[] y, int yAt) {
    for (int i = 0; i < scale; i++) {
      // Places of neighbouring pixels i lie one apart; only the first may be held back at 0.
      int left = before(scale + i, scale) - 1;
      float over = share(scale + i, scale, left + 1);
      y[yAt + i] =
          left < 0 ? x[xAt] : (1f - over) * x[xAt] + over * x[xAt + Math.min(1, width - 1)];
      for (int w = 1; w < width - 1; w++) {
        int at = xAt + w + left;
        y[yAt + w * scale + i] = (1f - over) * x[at] + over * x[at + 1];
      }
      if (width > 1) {
        int at = xAt + width - 1 + left;
        int right = Math.min(at + 1, xAt + width - 1);
        y[yAt + (width - 1) * scale + i] = (1f - over) * x[at] + over * x[right];
      }
    }
  }

  private static void mix(
      int count, float down, float[] lines, int above, int below, float[] y, int yAt) {
    for (int w = 0; w < count; w++) {
      y[yAt + w] = (1f - down) * lines[above + w] + down * lines[below + w];
    }
  }

  /** Where the buffer has a row: of two neighbours each has a place. */
  private static int line(int row, int outWidth) {
    return (row & 1) * outWidth;
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
    int outWidth = width * scaleW;
    float[] lines = LineBuffer.of(2 * outWidth);
    for (int plane = 0; plane < planes; plane++) {
      int planeAt = dxAt + plane * height * width;
      Arrays.fill(lines, 0, 2 * outWidth, 0f);
      int narrowed = 0;
      for (int h = 0; h < height * scaleH; h++) {
        int above = before(h, scaleH);
        int below = Math.min(above + 1, height - 1);
        for (; narrowed < above; narrowed++) {
          narrow(width, scaleW, lines, line(narrowed, outWidth), dx, planeAt + narrowed * width);
        }
        float down = share(h, scaleH, above);
        int at = dyAt + (plane * height * scaleH + h) * outWidth;
        addScaled(outWidth, 1f - down, dy, at, lines, line(above, outWidth));
        addScaled(outWidth, down, dy, at, lines, line(below, outWidth));
      }
      for (; narrowed < height; narrowed++) {
        narrow(width, scaleW, lines, line(narrowed, outWidth), dx, planeAt + narrowed * width);
      }
    }
  }

  /** Gives the pixels of one row of dx their shares of a line, and clears the line. */
  private static void narrow(int width, int scale, float[] line, int at, float[] dx, int dxAt) {
    for (int i = 0; i < scale; i++) {
      int left = before(scale + i, scale) - 1;
      float over = share(scale + i, scale, left + 1);
      dx[dxAt] += left < 0 ? line[at + i] : (1f - over) * line[at + i];
      if (left >= 0) {
        dx[dxAt + Math.min(1, width - 1)] += over * line[at + i];
      }
      for (int w = 1; w < width; w++) {
        dx[dxAt + w + left] += (1f - over) * line[at + w * scale + i];
      }
      for (int w = 1; w < width - 1; w++) {
        dx[dxAt + w + left + 1] += over * line[at + w * scale + i];
      }
      if (width > 1) {
        int right = Math.min(width + left, width - 1);
        dx[dxAt + right] += over * line[at + (width - 1) * scale + i];
      }
    }
    Arrays.fill(line, at, at + width * scale, 0f);
  }

  private static void addScaled(int count, float factor, float[] x, int xAt, float[] y, int yAt) {
    for (int w = 0; w < count; w++) {
      y[yAt + w] += factor * x[xAt + w];
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
