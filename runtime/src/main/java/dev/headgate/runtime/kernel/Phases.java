package dev.headgate.runtime.kernel;

/**
 * The cells along one dimension, sorted by what they leave over when divided by the windows' stride
 * (their phase), with padding before and after. So neighbouring windows find the same cell of
 * theirs in neighbouring places.
 */
final class Phases {

  /** Cells before the input's first. */
  final int padding;

  final int stride;

  /** Places of each phase: enough for the input, and for all cells of all windows. */
  final int pitch;

  /** How many places the last cell of a window lies behind its first. */
  final int reach;

  private final boolean areApart;
  private final int kernel;
  private final int dilation;
  private final int extent;

  Phases(PoolingGeometry.Window window, int windows) {
    this.padding = window.padding();
    this.stride = window.stride();
    this.kernel = window.kernel();
    this.dilation = window.dilation();
    this.extent = window.extent();
    this.reach = (kernel - 1) * dilation / stride;
    this.pitch = Math.max((padding + extent + stride - 1) / stride, windows + reach);
    this.areApart = apart();
  }

  /** Whether no cell belongs to two windows. */
  boolean areApart() {
    return areApart;
  }

  /** Whether windows are neighbours of two neighbouring cells. */
  boolean arePairs() {
    return kernel == 2 && stride == 2 && dilation == 1;
  }

  /** Cells with padding. */
  int length() {
    return stride * pitch;
  }

  /** Whether there is no padding. */
  boolean isDense() {
    return length() == extent;
  }

  /** The phase of the cell k of windows. */
  int phase(int k) {
    return k * dilation % stride;
  }

  /** The place of the cell k of the first window in its phase. */
  int place(int k) {
    return k * dilation / stride;
  }

  private boolean apart() {
    for (int k = 1; k < kernel; k++) {
      for (int other = 0; other < k; other++) {
        if (phase(k) == phase(other)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Sorts by phases, {@code count} of each. */
  static void split(int stride, int count, float[] x, int xAt, float[] y, int yAt) {
    if (stride == 2) {
      ActivePrimitives.get().pairs().split(count, x, xAt, y, yAt, yAt + count);
      return;
    }
    for (int phase = 0; phase < stride; phase++) {
      int to = yAt + phase * count;
      int from = xAt + phase;
      for (int i = 0; i < count; i++) {
        y[to + i] = x[from + i * stride];
      }
    }
  }

  /** Puts {@code count} of one phase where they belong. */
  static void place(int stride, int phase, int count, float[] x, int xAt, float[] y, int yAt) {
    int to = yAt + phase;
    for (int i = 0; i < count; i++) {
      y[to + i * stride] = x[xAt + i];
    }
  }

  /** The inverse of {@link #split}, from phases that are {@code step} apart in x. */
  static void merge(int stride, int count, float[] x, int xAt, int step, float[] y, int yAt) {
    if (stride == 2) {
      ActivePrimitives.get().pairs().merge(count, x, xAt, xAt + step, y, yAt);
      return;
    }
    for (int phase = 0; phase < stride; phase++) {
      place(stride, phase, count, x, xAt + phase * step, y, yAt);
    }
  }
}
