package dev.headgate.runtime.kernel;

import java.util.Arrays;

/**
 * Gives a cotangent of each window to the first of its largest cells in row-major order: to the
 * first of its rows that has the maximum, and of what a row gets to the first of its columns that
 * has the row's. Both work the same way: of the maximum of the first k cells and the cell k, the
 * larger one receives, from the last k to the first.
 *
 * <p>Padding is negative infinity. Where all cells are that, padding before the input is taken for
 * the first of them, and hands on what it got.
 */
final class WindowChoice {

  /**
   * Where in memory there is something of each cell k of the windows: one value for each window, in
   * rows. Cells and their maxima have the same stride.
   */
  private record Places(int[] at, int stride) {}

  /**
   * A part of the work on a plane. A call that may be any of several is not inlined: all of them
   * together are more than the compiler takes on at once, and what is beyond that is slow.
   */
  private interface Step {
    void run(float[] x, int xAt, float[] dy, int dyAt, float[] dx, int dxAt, float[] memory);
  }

  private final Step[] steps;

  private final PoolingGeometry g;
  private final Phases rows;
  private final Phases columns;

  private int end;

  /** The input with padding at its sides, then sorted by phases. */
  private final int inputAt;

  private final int phasesAt;
  private final int sumAt;

  /** For each row of the input: cells of its windows, and maxima up to each of them. */
  private final Places cells;

  private final Places maxima;

  /** For each window: maxima of its rows, and maxima up to each of these. */
  private final Places rowCells;

  private final Places rowMaxima;

  private final int spareAt;

  /** What windows give to each of their rows, these summed for each row, and to each column. */
  private final int zerosAt;

  /** Memory from here on need not have any value. */
  private final int freeAt;

  private final Places toRows;
  private final int rowSize;
  private final int summedAt;
  private final Places toColumns;
  private final int columnSize;

  WindowChoice(PoolingGeometry g) {
    this.g = g;
    this.rows = g.rowPhases;
    this.columns = g.columnPhases;
    this.steps =
        columns.arePairs() && columns.isDense()
            ? new Step[] {this::findPairMaxima, this::chooseRows, this::sumRows, this::choosePairs}
            : new Step[] {
              this::sort,
              this::findMaxima,
              this::chooseRows,
              this::sumRows,
              this::chooseColumns,
              this::sumColumns
            };
    int pitch = columns.pitch;
    int count = g.height * pitch;
    int padded = rows.length() * pitch;

    this.inputAt = take(count * columns.stride);
    this.maxima = new Places(new int[g.columns.kernel()], pitch);
    for (int k = Math.min(1, g.columns.kernel() - 1); k < g.columns.kernel(); k++) {
      maxima.at[k] = take(padded) + rows.padding * pitch;
    }
    this.zerosAt = end;
    this.summedAt = take(padded);
    boolean apart = rows.areApart();
    this.rowSize = apart ? rows.stride * pitch : (rows.reach + rows.pitch) * g.outWidth;
    this.toRows = new Places(new int[g.rows.kernel()], apart ? rows.stride * pitch : g.outWidth);
    for (int k = 0; k < g.rows.kernel(); k++) {
      toRows.at[k] =
          apart
              ? summedAt + k * g.rows.dilation() * pitch
              : take(rowSize) + rows.reach * g.outWidth;
    }
    take(rows.reach * g.outWidth);
    this.columnSize = columns.reach + count;
    this.toColumns = new Places(new int[g.columns.kernel()], pitch);
    for (int k = 0; k < g.columns.kernel(); k++) {
      toColumns.at[k] = take(columnSize) + columns.reach;
    }
    take(columns.reach);
    this.freeAt = end;
    this.phasesAt = columns.stride == 1 ? inputAt : take(count * columns.stride);
    this.sumAt = take(count * columns.stride);
    this.cells = new Places(new int[g.columns.kernel()], pitch);
    for (int k = 0; k < g.columns.kernel(); k++) {
      cells.at[k] = phasesAt + columns.phase(k) * count + columns.place(k);
    }
    this.rowCells = new Places(new int[g.rows.kernel()], rows.stride * pitch);
    this.rowMaxima = new Places(new int[g.rows.kernel()], rowCells.stride);
    for (int k = 0; k < g.rows.kernel(); k++) {
      rowCells.at[k] =
          maxima.at[g.columns.kernel() - 1] + (k * g.rows.dilation() - rows.padding) * pitch;
      rowMaxima.at[k] = take(g.outHeight * rowMaxima.stride);
    }
    this.spareAt = take(Math.max(count, g.outHeight * toRows.stride));
  }

  private int take(int size) {
    int at = end;
    end += size;
    return at;
  }

  /** This thread's, as {@link #run} needs it. */
  float[] memory() {
    float[] memory = LineBuffer.of(end);
    Arrays.fill(memory, 0, zerosAt, Float.NEGATIVE_INFINITY);
    Arrays.fill(memory, zerosAt, freeAt, 0f);
    return memory;
  }

  /** One plane. */
  void run(float[] x, int xAt, float[] dy, int dyAt, float[] dx, int dxAt, float[] memory) {
    for (Step step : steps) {
      step.run(x, xAt, dy, dyAt, dx, dxAt, memory);
    }
  }

  private void sort(
      float[] x, int xAt, float[] dy, int dyAt, float[] dx, int dxAt, float[] memory) {
    int count = g.height * columns.pitch;
    if (columns.isDense() && columns.stride > 1) {
      Phases.split(columns.stride, count, x, xAt, memory, phasesAt);
      return;
    }
    int to = inputAt + columns.padding;
    Taps.copy(g.height, g.width, x, xAt, g.width, memory, to, columns.length());
    if (columns.stride > 1) {
      Phases.split(columns.stride, count, memory, inputAt, memory, phasesAt);
    }
  }

  private void findMaxima(
      float[] x, int xAt, float[] dy, int dyAt, float[] dx, int dxAt, float[] memory) {
    int last = g.columns.kernel() - 1;
    if (last == 0) {
      int to = maxima.at[0];
      Taps.copy(g.height, g.outWidth, memory, cells.at[0], cells.stride, memory, to, maxima.stride);
    }
    findMaxima(g.height, last, cells, maxima, memory);
    findMaxima(g.outHeight, g.rows.kernel() - 2, rowCells, rowMaxima, memory);
  }

  private void findPairMaxima(
      float[] x, int xAt, float[] dy, int dyAt, float[] dx, int dxAt, float[] memory) {
    Taps pair = Taps.none();
    pair.add(0, 1f);
    pair.maxPairs(1, g.height * columns.pitch, x, xAt, 0, memory, maxima.at[1], 0);
    findMaxima(g.outHeight, g.rows.kernel() - 2, rowCells, rowMaxima, memory);
  }

  private void chooseRows(
      float[] x, int xAt, float[] dy, int dyAt, float[] dx, int dxAt, float[] memory) {
    choose(g.outHeight, rowCells, rowMaxima, dy, dyAt, g.outWidth, toRows, memory);
    for (int k = 0; k + 1 < g.rows.kernel(); k++) {
      handOn(g.rows.firstWith(k, g.outHeight), g.outWidth, k, toRows, memory);
    }
  }

  private void sumRows(
      float[] x, int xAt, float[] dy, int dyAt, float[] dx, int dxAt, float[] memory) {
    if (!rows.areApart()) {
      int to = summedAt + rows.padding * columns.pitch;
      Windows.spreadRows(
          g, g.outWidth, rowSize, memory, toRows.at[0], g.outWidth, memory, to, columns.pitch);
    }
  }

  private void chooseColumns(
      float[] x, int xAt, float[] dy, int dyAt, float[] dx, int dxAt, float[] memory) {
    int from = summedAt + rows.padding * columns.pitch;
    choose(g.height, cells, maxima, memory, from, columns.pitch, toColumns, memory);
    for (int k = 0; k + 1 < g.columns.kernel(); k++) {
      handOn(g.height, g.columns.firstWith(k, g.outWidth), k, toColumns, memory);
    }
  }

  private void choosePairs(
      float[] x, int xAt, float[] dy, int dyAt, float[] dx, int dxAt, float[] memory) {
    int from = summedAt + rows.padding * columns.pitch;
    ActivePrimitives.get().pairs().choose(g.height * columns.pitch, x, xAt, memory, from, dx, dxAt);
  }

  /** Of the first cells up to each, until the last. */
  private void findMaxima(int count, int last, Places cells, Places maxima, float[] memory) {
    for (int k = 1; k <= last; k++) {
      Taps taps = Taps.none();
      taps.add(k == 1 ? cells.at[0] : maxima.at[k - 1], 1f);
      taps.add(cells.at[k], 1f);
      taps.max(count, g.outWidth, memory, 0, cells.stride, memory, maxima.at[k], maxima.stride);
    }
  }

  /** Gives each of {@code whole} to one cell, and zero to the others. */
  private void choose(
      int count,
      Places cells,
      Places maxima,
      float[] whole,
      int wholeAt,
      int wholeStride,
      Places to,
      float[] memory) {
    int last = cells.at.length - 1;
    if (last == 0) {
      Taps.copy(count, g.outWidth, whole, wholeAt, wholeStride, memory, to.at[0], to.stride);
      return;
    }
    Primitives primitives = ActivePrimitives.get();
    float[] left = whole;
    int leftAt = wholeAt;
    int leftStride = wholeStride;
    for (int k = last; k > 0; k--) {
      // What is left for the cells before goes to and fro between two places.
      int nextAt = k % 2 == 1 ? to.at[0] : spareAt;
      primitives.choose(
          count,
          g.outWidth,
          memory,
          k == 1 ? cells.at[0] : maxima.at[k - 1],
          cells.stride,
          memory,
          cells.at[k],
          cells.stride,
          left,
          leftAt,
          leftStride,
          memory,
          nextAt,
          to.stride,
          to.at[k],
          to.stride);
      left = memory;
      leftAt = nextAt;
      leftStride = to.stride;
    }
  }

  /** Windows whose cell k is padding before the input give what it got to the cell after it. */
  private static void handOn(int count, int width, int k, Places to, float[] memory) {
    for (int r = 0; r < count; r++) {
      int from = to.at[k] + r * to.stride;
      int next = to.at[k + 1] + r * to.stride;
      for (int i = 0; i < width; i++) {
        memory[next + i] += memory[from + i];
      }
    }
  }

  private void sumColumns(
      float[] x, int xAt, float[] dy, int dyAt, float[] dx, int dxAt, float[] memory) {
    int from = toColumns.at[0];
    if (columns.isDense()) {
      Windows.spreadColumns(g, g.height, columnSize, memory, from, sumAt, dx, dxAt);
      return;
    }
    // The cells are no longer needed, but their padding is.
    int to = columns.stride == 1 ? sumAt : phasesAt;
    Windows.spreadColumns(g, g.height, columnSize, memory, from, sumAt, memory, to);
    Taps.copy(g.height, g.width, memory, to + columns.padding, columns.length(), dx, dxAt, g.width);
  }
}
