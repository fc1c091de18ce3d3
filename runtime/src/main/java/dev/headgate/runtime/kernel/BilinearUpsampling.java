package dev.headgate.runtime.kernel;

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
    int rows = height * scaleH;
    int count = rows * width;
    int phasesAt = count + 2; // With a place before and one behind the rows.
    float[] memory = LineBuffer.of(phasesAt + scaleW * count);
    for (int plane = 0; plane < planes; plane++) {
      int from = xAt + plane * height * width;
      for (int i = 0; i < scaleH; i++) {
        mixRows(height, width, scaleH, i, x, from, memory, 1);
      }
      for (int i = 0; i < scaleW; i++) {
        mixColumns(rows, width, scaleW, i, memory, 1, phasesAt + i * count);
      }
      Phases.merge(scaleW, count, memory, phasesAt, count, y, yAt + plane * count * scaleW);
    }
  }

  /** Every row of y, at x's width, that is the row i of those that an element of x becomes. */
  private static void mixRows(
      int height, int width, int scale, int i, float[] x, int xAt, float[] y, int yAt) {
    int left = left(scale, i);
    float over = over(scale, i);
    int edge = left < 0 ? 0 : height - 1;
    Taps.copy(1, width, x, xAt + edge * width, 0, y, yAt + (edge * scale + i) * width, 0);
    int first = -left;
    int inner = over == 0f ? height : height - 1;
    Taps taps = mixture(left, over, width);
    int to = yAt + (first * scale + i) * width;
    taps.sum(inner, width, x, xAt + first * width, width, y, to, scale * width);
  }

  /** The same for columns, each sort for itself. */
  private static void mixColumns(
      int rows, int width, int scale, int i, float[] memory, int xAt, int yAt) {
    int left = left(scale, i);
    mixture(left, over(scale, i), 1).sum(1, rows * width, memory, xAt, 0, memory, yAt, 0);
    // What was mixed across the end of a row.
    int edge = left < 0 ? 0 : width - 1;
    for (int r = 0; r < rows; r++) {
      memory[yAt + r * width + edge] = memory[xAt + r * width + edge];
    }
  }

  private static Taps mixture(int left, float over, int step) {
    Taps taps = Taps.none();
    taps.add(left * step, 1f - over);
    if (over > 0f) {
      taps.add((left + 1) * step, over);
    }
    return taps;
  }

  /** Where, from its own, the pixel i of those that a pixel becomes finds its first neighbour. */
  private static int left(int scale, int i) {
    // Places of neighbouring pixels i lie one apart; only the first may be held back at 0.
    return before(scale + i, scale) - 1;
  }

  private static float over(int scale, int i) {
    return share(scale + i, scale, before(scale + i, scale));
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
    int outWidth = width * scaleW;
    int count = height * width;
    int rowStep = scaleH * outWidth;
    Taps top = givers(0, 0, height, scaleH, outWidth, rowStep);
    Taps rows = givers(1, 1, height, scaleH, outWidth, rowStep);
    Taps bottom = givers(2, height - 1, height, scaleH, outWidth, rowStep);
    Taps first = givers(3, 0, width, scaleW, count, 1);
    Taps columns = givers(4, 1, width, scaleW, count, 1);
    Taps last = givers(5, width - 1, width, scaleW, count, 1);
    int at = count * scaleW;
    float[] memory = LineBuffer.of(2 * at + 1);
    for (int plane = 0; plane < planes; plane++) {
      int from = dyAt + plane * height * rowStep;
      int end = from + (height - 1) * rowStep;
      top.sum(1, outWidth, dy, from, 0, memory, 0, 0);
      bottom.sum(1, outWidth, dy, end, 0, memory, (height - 1) * outWidth, 0);
      if (height > 2) {
        rows.sum(height - 2, outWidth, dy, from + rowStep, rowStep, memory, outWidth, outWidth);
      }
      Phases.split(scaleW, count, memory, 0, memory, at);
      int to = dxAt + plane * count;
      if (width > 2) { // Also the outer columns, but across the ends of rows.
        columns.sum(1, count, memory, at, 0, dx, to, 0);
      }
      first.sumColumn(height, memory, at, width, dx, to, width);
      last.sumColumn(height, memory, at + width - 1, width, dx, to + width - 1, width);
    }
  }

  /**
   * Which elements of y the element j of x gives to, along one dimension, and how much.
   *
   * @param number of the list to use
   * @param phaseStep from an element of y that comes from the element j to the next such
   * @param placeStep from one of these to one that comes from the next element of x
   */
  private static Taps givers(
      int number, int j, int length, int scale, int phaseStep, int placeStep) {
    Taps taps = Taps.kept(number);
    for (int q = Math.max(0, j - 1); q <= Math.min(length - 1, j + 1); q++) {
      for (int i = 0; i < scale; i++) {
        int o = q * scale + i;
        int above = before(o, scale);
        int below = Math.min(above + 1, length - 1);
        float down = share(o, scale, above);
        float weight = (above == j ? 1f - down : 0f) + (below == j ? down : 0f);
        if (weight > 0f) {
          taps.add(i * phaseStep + (q - j) * placeStep, weight);
        }
      }
    }
    return taps;
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
