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
    int count = height * width;
    if (isByTwo(width, scaleH, scaleW)) {
      for (int plane = 0; plane < planes; plane++) {
        ActivePrimitives.get()
            .pairs()
            .enlarge(height, width, x, xAt + plane * count, y, yAt + plane * 4 * count);
      }
      return;
    }
    int outWidth = width * scaleW;
    int phasesAt = height * outWidth;
    float[] memory = LineBuffer.of(2 * phasesAt);
    for (int plane = 0; plane < planes; plane++) {
      int from = xAt + plane * count;
      if (scaleW == 2) {
        mixPairs(count, width, x, from, memory);
      } else {
        mixColumns(height, width, scaleW, x, from, memory, phasesAt);
        Phases.merge(scaleW, count, memory, phasesAt, count, memory, 0);
      }
      mixRows(height, outWidth, scaleH, memory, y, yAt + plane * scaleH * phasesAt);
    }
  }

  /** Whether planes are enlarged by two, and rows long enough to be worked on as such. */
  private static boolean isByTwo(int width, int scaleH, int scaleW) {
    return scaleH == 2 && scaleW == 2 && width >= Primitives.ROUND + 2;
  }

  /** What the columns of x become, two each. */
  private static void mixPairs(int count, int width, float[] x, int xAt, float[] y) {
    ActivePrimitives.get().pairs().between(count - 1, over(2, 1), x, xAt, y, 1);
    for (int r = 0; r < count; r += width) { // What was mixed across the end of a row.
      y[2 * r] = x[xAt + r];
      y[2 * (r + width) - 1] = x[xAt + r + width - 1];
    }
  }

  /** What the columns of x become, the first of each, then the second, and so on. */
  private static void mixColumns(
      int height, int width, int scale, float[] x, int xAt, float[] y, int yAt) {
    int count = height * width;
    for (int i = scale / 2; i < scale; i++) {
      int mirror = scale - 1 - i;
      int to = yAt + i * count;
      int toMirror = yAt + mirror * count;
      if (i == mirror) {
        Taps.copy(1, count, x, xAt, 0, y, to, 0);
        continue;
      }
      ActivePrimitives.get()
          .pairs()
          .between(1, count - 1, over(scale, i), x, xAt, 0, 1, y, to, toMirror + 1, 0);
      for (int r = 0; r < count; r += width) { // What was mixed across the end of a row.
        y[toMirror + r] = x[xAt + r];
        y[to + r + width - 1] = x[xAt + r + width - 1];
      }
    }
  }

  /**
   * What the rows of x become. The pixel i of those that a pixel becomes and its mirror image lie
   * between the same two pixels; the first and the last have none to lie between.
   */
  private static void mixRows(int height, int width, int scale, float[] x, float[] y, int yAt) {
    int last = (height - 1) * width;
    int stride = scale * width;
    for (int i = scale / 2; i < scale; i++) {
      int mirror = scale - 1 - i;
      int to = yAt + i * width;
      int toMirror = yAt + mirror * width;
      if (i == mirror) {
        Taps.copy(height, width, x, 0, width, y, to, stride);
        continue;
      }
      float over = over(scale, i);
      int second = toMirror + stride;
      System.arraycopy(x, 0, y, toMirror, width);
      ActivePrimitives.get()
          .pairs()
          .between(height - 1, width, over, x, 0, width, width, y, to, second, stride);
      System.arraycopy(x, last, y, to + last * scale, width);
    }
  }

  /** How far behind its pixel of x the pixel i lies, of the back half of what that becomes. */
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
    int count = height * width;
    if (isByTwo(width, scaleH, scaleW)) {
      for (int plane = 0; plane < planes; plane++) {
        reduce(height, width, dy, dyAt + plane * 4 * count, dx, dxAt + plane * count);
      }
      return;
    }
    int outWidth = width * scaleW;
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
      first.sumColumn(height, memory, at, dx, to, width);
      last.sumColumn(height, memory, at + width - 1, dx, to + width - 1, width);
    }
  }

  private static void reduce(int height, int width, float[] dy, int dyAt, float[] dx, int dxAt) {
    ActivePrimitives.get().pairs().reduce(height, width, dy, dyAt, dx, dxAt);
    reduceOutermost(height, width, dy, dyAt, dx, dxAt);
  }

  /**
   * The first and the last column, together: the end of a row of dy lies beside the next one's
   * beginning.
   */
  private static void reduceOutermost(
      int height, int width, float[] dy, int dyAt, float[] dx, int dxAt) {
    int wide = 2 * width;
    int end = dyAt + (2 * height - 1) * wide;
    float left = threeColumns(dy, dyAt, 1); // Above the first row it stands in for one.
    float right = threeColumns(dy, dyAt + wide - 1, -1);
    left = Math.fma(left, 0.75f, left * 0.25f);
    right = Math.fma(right, 0.75f, right * 0.25f);
    for (int r = 0; r < height; r++) {
      int first = dyAt + (2 * r + 1) * wide;
      int second = Math.min(first + wide, end);
      float upper = threeColumns(dy, first, 1);
      float lower = threeColumns(dy, second, 1);
      dx[dxAt + r * width] = Math.fma(lower, 0.25f, Math.fma(upper, 0.75f, left));
      left = Math.fma(lower, 0.75f, upper * 0.25f);
      upper = threeColumns(dy, first + wide - 1, -1);
      lower = threeColumns(dy, second + wide - 1, -1);
      dx[dxAt + (r + 1) * width - 1] = Math.fma(lower, 0.25f, Math.fma(upper, 0.75f, right));
      right = Math.fma(lower, 0.75f, upper * 0.25f);
    }
  }

  private static float threeColumns(float[] dy, int at, int inwards) {
    return Math.fma(dy[at + 2 * inwards], 0.25f, Math.fma(dy[at + inwards], 0.75f, dy[at]));
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
