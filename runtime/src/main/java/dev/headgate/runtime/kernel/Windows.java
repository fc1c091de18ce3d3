package dev.headgate.runtime.kernel;

/**
 * What poolings have in common: along the rows, then along the columns, cells are combined to
 * windows, or windows are spread over their cells. Always for as many rows at once as there are.
 */
final class Windows {

  /** Elements of rows of windows that are worked on at once: a first-level cache holds them. */
  private static final int STRIP = 4096;

  private Windows() {}

  /** Rows of windows that are combined at once. */
  private static int strip(PoolingGeometry g) {
    return Math.min(g.outHeight, Math.max(1, STRIP / g.columnPhases.length()));
  }

  /** The memory {@link #gather} needs. All of it has to have the value of padding. */
  static int gatherMemory(PoolingGeometry g) {
    return 2 * strip(g) * g.columnPhases.length();
  }

  /**
   * Combines the windows of a plane of x to one of y.
   *
   * @param fold how cells are combined
   * @param pairs how pairs of them are
   * @param weight of each cell
   */
  static void gather(
      Taps.Fold fold,
      Taps.Fold pairs,
      float weight,
      PoolingGeometry g,
      float[] x,
      int xAt,
      float[] memory,
      float[] y,
      int yAt) {
    if (takesPairsAtOnce(g)) {
      gatherPairs(pairs, weight, g, x, xAt, y, yAt);
      return;
    }
    Phases columns = g.columnPhases;
    int strip = strip(g);
    for (int from = 0; from < g.outHeight; from += strip) {
      int rows = Math.min(strip, g.outHeight - from);
      gatherRows(fold, g, from, from + rows, x, xAt, memory);
      int count = rows * columns.pitch;
      int to = yAt + from * g.outWidth;
      if (columns.arePairs()) {
        Taps taps = Taps.none();
        taps.add(0, weight);
        pairs.run(taps, rows, g.outWidth, memory, 0, columns.length(), y, to, g.outWidth);
        continue;
      }
      int at = 0;
      if (columns.stride > 1) {
        at = strip * columns.length();
        Phases.split(columns.stride, count, memory, 0, memory, at);
      }
      Taps taps = Taps.none();
      for (int k = 0; k < g.columns.kernel(); k++) {
        taps.add(columns.phase(k) * count + columns.place(k), weight);
      }
      fold.run(taps, rows, g.outWidth, memory, at, columns.pitch, y, to, g.outWidth);
    }
  }

  /** Whether rows and columns can be combined in one go: pairs, few, and rows that are worth it. */
  private static boolean takesPairsAtOnce(PoolingGeometry g) {
    return g.columnPhases.arePairs()
        && g.rows.kernel() <= Pairs.MOST_TAPS
        && g.outWidth >= Primitives.ROUND
        && g.columns.areInside(g.outWidth)
        && g.rows.areInside(g.outHeight);
  }

  private static void gatherPairs(
      Taps.Fold pairs, float weight, PoolingGeometry g, float[] x, int xAt, float[] y, int yAt) {
    Taps taps = Taps.none();
    for (int k = 0; k < g.rows.kernel(); k++) {
      taps.add(k * g.rows.dilation() * g.width, weight);
    }
    int stride = g.rows.stride() * g.width;
    pairs.run(taps, g.outHeight, g.outWidth, x, xAt, stride, y, yAt, g.outWidth);
  }

  /** Combines along the rows of x. Windows with all of their cells inside go together. */
  private static void gatherRows(
      Taps.Fold fold, PoolingGeometry g, int from, int to, float[] x, int xAt, float[] memory) {
    int inside = Math.max(from, Math.min(to, g.rows.firstWith(0, g.outHeight)));
    int end = Math.max(inside, Math.min(to, g.rows.endWith(g.rows.kernel() - 1, g.outHeight)));
    int oh = from;
    while (oh < to) {
      int rows = oh == inside && end > inside ? end - inside : 1;
      int first = g.rows.first(oh);
      Taps taps = Taps.none();
      for (int h = first; h < g.rows.end(oh); h += g.rows.dilation()) {
        taps.add((h - first) * g.width, 1f);
      }
      int pitch = g.columnPhases.length();
      int at = (oh - from) * pitch + g.columnPhases.padding;
      int source = xAt + first * g.width;
      fold.run(taps, rows, g.width, x, source, g.rows.stride() * g.width, memory, at, pitch);
      oh += rows;
    }
  }

  /**
   * Makes rows of y, with the padding of {@link Phases}, the sums of what windows give to their
   * columns.
   *
   * @param size from what windows give to a column of theirs to what they give to the next; 0 if
   *     they give the same to all
   * @param at the first such place in memory; rows have the pitch of a phase, and at least {@link
   *     Phases#reach} zeros before and behind them
   * @param phasesAt memory for all phases of these rows
   */
  static void spreadColumns(
      PoolingGeometry g,
      int rows,
      int size,
      float[] memory,
      int at,
      int phasesAt,
      float[] y,
      int yAt) {
    int stride = g.columnPhases.stride;
    int count = rows * g.columnPhases.pitch;
    if (stride == 1) {
      givers(g, 0, size).sum(1, count, memory, at, 0, y, yAt, 0);
    } else if (stride == 2) {
      int even = phase(g, 0, count, size, memory, at, phasesAt);
      int odd = phase(g, 1, count, size, memory, at, phasesAt + count);
      ActivePrimitives.get().pairs().merge(count, memory, even, odd, y, yAt);
    } else {
      for (int f = 0; f < stride; f++) {
        int phase = phase(g, f, count, size, memory, at, phasesAt);
        Phases.place(stride, f, count, memory, phase, y, yAt);
      }
    }
  }

  /** Where there are the sums for a phase: where windows are apart, what they give is that. */
  private static int phase(
      PoolingGeometry g, int phase, int count, int size, float[] memory, int at, int sumAt) {
    Taps taps = givers(g, phase, size);
    if (taps.count() == 1) {
      return at + taps.first();
    }
    taps.sum(1, count, memory, at, 0, memory, sumAt, 0);
    return sumAt;
  }

  private static Taps givers(PoolingGeometry g, int phase, int size) {
    Taps taps = Taps.none();
    for (int k = 0; k < g.columns.kernel(); k++) {
      if (g.columnPhases.phase(k) == phase) {
        taps.add(k * size - g.columnPhases.place(k), 1f);
      }
    }
    return taps;
  }

  /**
   * Makes the rows of y, without padding, the sums of what windows give to their rows.
   *
   * @param size as for columns
   * @param at the first such place in memory; there are at least {@link Phases#reach} rows of zeros
   *     before and behind the rows
   */
  static void spreadRows(
      PoolingGeometry g,
      int width,
      int size,
      float[] memory,
      int at,
      int pitch,
      float[] y,
      int yAt,
      int yStride) {
    Phases rows = g.rowPhases;
    for (int f = 0; f < rows.stride; f++) {
      int skipped = Math.max(0, rows.padding - f + rows.stride - 1) / rows.stride;
      int first = f + skipped * rows.stride - rows.padding;
      int count = (g.height - first + rows.stride - 1) / rows.stride;
      Taps taps = Taps.none();
      for (int k = 0; k < g.rows.kernel(); k++) {
        if (rows.phase(k) == f) {
          taps.add(k * size + (skipped - rows.place(k)) * pitch, 1f);
        }
      }
      int to = yAt + first * yStride;
      taps.sum(count, width, memory, at, pitch, y, to, rows.stride * yStride);
    }
  }
}
