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

  /** Overwrites y with the means of x: sums along the rows, then along the columns. */
  public static void forward(PoolingGeometry g, int n, float[] x, int xAt, float[] y, int yAt) {
    int plane = g.outHeight * g.outWidth;
    int sharesAt = Windows.gatherMemory(g);
    float[] memory = LineBuffer.of(sharesAt + plane);
    Arrays.fill(memory, 0, sharesAt, 0f);
    boolean uniform = g.countIncludePadding;
    float weight = uniform ? share(g, 0, 0) : 1f;
    if (!uniform) {
      shares(g, memory, sharesAt);
    }
    for (int p = 0; p < n * g.channels; p++) {
      int from = xAt + p * g.height * g.width;
      int at = yAt + p * plane;
      Windows.gather(Taps::sum, Taps::sumPairs, weight, g, x, from, memory, y, at);
      if (!uniform) {
        ActivePrimitives.get().multiply(plane, y, at, memory, sharesAt, y, at);
      }
    }
  }

  /** Overwrites dx: every cell of a window receives its share of the window's dy. */
  public static void backward(
      PoolingGeometry g, int n, float[] dy, int dyAt, float[] dx, int dxAt) {
    if (isRepetition(g)) {
      repeat(g, n, dy, dyAt, dx, dxAt);
      return;
    }
    Phases columns = g.columnPhases;
    int plane = g.outHeight * g.outWidth;
    int sharesAt = 0;
    int givenAt = 2 * plane + columns.reach;
    int phasesAt = givenAt + g.outHeight * columns.pitch;
    int rowsAt = phasesAt + g.outHeight * columns.length();
    int size = rowsAt + (g.rowPhases.reach + g.rowPhases.pitch) * columns.length();
    float[] memory = LineBuffer.of(size);
    Arrays.fill(memory, 0, size, 0f);
    shares(g, memory, sharesAt);
    int firstRow = rowsAt + g.rowPhases.reach * columns.length();
    for (int p = 0; p < n * g.channels; p++) {
      give(g, dy, dyAt + p * plane, memory, sharesAt, givenAt);
      Windows.spreadColumns(g, g.outHeight, 0, memory, givenAt, phasesAt, memory, firstRow);
      Windows.spreadRows(
          g,
          g.width,
          0,
          memory,
          firstRow + columns.padding,
          columns.length(),
          dx,
          dxAt + p * g.height * g.width,
          g.width);
    }
  }

  /** Whether each dy goes to a block of its own, and rows are worth to be made of pairs at once. */
  private static boolean isRepetition(PoolingGeometry g) {
    return g.columnPhases.arePairs()
        && g.outWidth >= Primitives.ROUND
        && g.columns.areTiles(g.outWidth)
        && g.rows.areTiles(g.outHeight);
  }

  private static void repeat(PoolingGeometry g, int n, float[] dy, int dyAt, float[] dx, int dxAt) {
    int rows = n * g.channels * g.height; // Planes follow one another, and so do their rows.
    ActivePrimitives.get()
        .pairs()
        .repeat(
            rows,
            g.rows.kernel(),
            g.outWidth,
            share(g, 0, 0),
            dy,
            dyAt,
            g.outWidth,
            dx,
            dxAt,
            g.width);
  }

  /** What each window gives to each of its cells. */
  private static void give(
      PoolingGeometry g, float[] dy, int dyAt, float[] memory, int sharesAt, int givenAt) {
    int pitch = g.columnPhases.pitch;
    if (g.countIncludePadding) {
      Taps one = Taps.none();
      one.add(0, share(g, 0, 0));
      one.sum(g.outHeight, g.outWidth, dy, dyAt, g.outWidth, memory, givenAt, pitch);
      return;
    }
    int product = sharesAt + g.outHeight * g.outWidth;
    ActivePrimitives.get()
        .multiply(product - sharesAt, dy, dyAt, memory, sharesAt, memory, product);
    Taps.copy(g.outHeight, g.outWidth, memory, product, g.outWidth, memory, givenAt, pitch);
  }

  private static void shares(PoolingGeometry g, float[] shares, int at) {
    for (int oh = 0; oh < g.outHeight; oh++) {
      for (int ow = 0; ow < g.outWidth; ow++) {
        shares[at + oh * g.outWidth + ow] = share(g, oh, ow);
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
}
