package dev.headgate.runtime.kernel;

import java.util.Arrays;

/**
 * How a dense plane [height, width] of a tensor corresponds to a flat plane [rows, pitch] in
 * scratch: the cell (q, v) of the flat plane is the cell (q*strideH + startH, v*strideW + startW)
 * of the dense one. Cells of the flat plane that fall outside the dense one are its padding. What
 * is read beyond the end of a row is the padding with which the next begins, so that one serves
 * both; the last row has a tail of zeros for it.
 */
record PlaneMap(
    int height,
    int width,
    int rows,
    int pitch,
    int tail,
    int strideH,
    int strideW,
    int startH,
    int startW) {

  /** Of nothing. */
  static final PlaneMap EMPTY = new PlaneMap(0, 0, 0, 0, 0, 1, 1, 0, 0);

  /** Of one whose padding nothing reads. */
  static PlaneMap ofResult(
      int height,
      int width,
      int rows,
      int pitch,
      int strideH,
      int strideW,
      int startH,
      int startW) {
    return new PlaneMap(height, width, rows, pitch, 0, strideH, strideW, startH, startW);
  }

  /**
   * How many of so many columns a row may share with the next: zeros, after the dense plane as
   * before it.
   */
  static int shared(int columns, int width, int strideW, int startW) {
    int before = firstInside(startW, strideW, columns);
    int after = columns - endInside(startW, strideW, width, columns);
    return Math.min(before, after);
  }

  /** Elements of the flat plane, with its tail. */
  int size() {
    return rows * pitch + tail;
  }

  /** Copies a dense plane to a flat one, zero in the padding. */
  void pack(float[] dense, int denseAt, float[] flat, int flatAt) {
    int from = firstInside(startW, strideW, pitch);
    int to = Math.max(from, endInside(startW, strideW, width, pitch));
    if (!isIdentity()) {
      Arrays.fill(flat, flatAt, flatAt + size(), 0f);
    }
    int end = endInside(startH, strideH, height, rows);
    for (int q = firstInside(startH, strideH, rows); q < end; q++) {
      int row = q * strideH + startH;
      int at = flatAt + q * pitch + from;
      gather(dense, denseAt + row * width + from * strideW + startW, flat, at, to - from);
    }
  }

  /** Whether flat and dense planes are the same. */
  boolean isIdentity() {
    return rows == height
        && pitch == width
        && strideH == 1
        && strideW == 1
        && startH == 0
        && startW == 0;
  }

  /** Whether some rows of flat planes are as many whole rows of dense ones. */
  boolean hasWholeRows() {
    return rows == height && strideH == 1 && strideW == 1 && startH == 0 && startW == 0;
  }

  /**
   * Copies the cells of some rows of a flat plane that lie in the dense one there, and skips its
   * padding. The first of these rows is at {@code flatAt}.
   */
  void unpack(float[] flat, int flatAt, int row, int end, float[] dense, int denseAt) {
    int from = firstInside(startW, strideW, pitch);
    int length = endInside(startW, strideW, width, pitch) - from;
    int last = Math.min(end, endInside(startH, strideH, height, rows));
    for (int q = Math.max(row, firstInside(startH, strideH, rows)); q < last; q++) {
      int at = denseAt + (q * strideH + startH) * width + from * strideW + startW;
      scatter(flat, flatAt + (q - row) * pitch + from, dense, at, length);
    }
  }

  private void gather(float[] dense, int denseAt, float[] flat, int flatAt, int length) {
    if (strideW == 1 && length > 0) {
      System.arraycopy(dense, denseAt, flat, flatAt, length);
      return;
    }
    for (int v = 0; v < length; v++) {
      flat[flatAt + v] = dense[denseAt + v * strideW];
    }
  }

  private void scatter(float[] flat, int flatAt, float[] dense, int denseAt, int length) {
    if (strideW == 1 && length > 0) {
      System.arraycopy(flat, flatAt, dense, denseAt, length);
      return;
    }
    for (int v = 0; v < length; v++) {
      dense[denseAt + v * strideW] = flat[flatAt + v];
    }
  }

  /** The first index whose cell is not before the dense plane, at most {@code limit}. */
  private static int firstInside(int start, int stride, int limit) {
    return Math.min(limit, start >= 0 ? 0 : (-start + stride - 1) / stride);
  }

  /** One past the last index whose cell is not after the dense plane, at most {@code limit}. */
  private static int endInside(int start, int stride, int extent, int limit) {
    return Math.min(limit, start >= extent ? 0 : (extent - 1 - start) / stride + 1);
  }
}
