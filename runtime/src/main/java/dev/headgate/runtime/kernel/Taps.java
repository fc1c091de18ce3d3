package dev.headgate.runtime.kernel;

import java.util.Arrays;

/**
 * Places of rows that are to be combined into one, with weights for sums. Each thread has a few
 * lists of them, so that kernels need not make any.
 */
final class Taps {

  /** Lists that a kernel may keep, besides the one for everybody. */
  static final int KEPT = 6;

  private static final ThreadLocal<Taps[]> OWN = ThreadLocal.withInitial(Taps::lists);

  private int count;
  private int[] offsets = new int[16];
  private float[] weights = new float[16];

  private Taps() {}

  private static Taps[] lists() {
    Taps[] lists = new Taps[KEPT + 1];
    Arrays.setAll(lists, i -> new Taps());
    return lists;
  }

  /** This thread's list, made empty. */
  static Taps none() {
    return kept(KEPT);
  }

  /** A list of this thread that is kept until it is asked for again, made empty. */
  static Taps kept(int number) {
    Taps taps = OWN.get()[number];
    taps.count = 0;
    return taps;
  }

  void add(int offset, float weight) {
    if (count == offsets.length) {
      offsets = Arrays.copyOf(offsets, 2 * count);
      weights = Arrays.copyOf(weights, 2 * count);
    }
    offsets[count] = offset;
    weights[count++] = weight;
  }

  int count() {
    return count;
  }

  /** The place of the first. */
  int first() {
    return offsets[0];
  }

  /** A way to combine rows of x, which start at a place and the tap's offset, to rows of y. */
  interface Fold {
    void run(
        Taps taps,
        int rows,
        int width,
        float[] x,
        int xAt,
        int xStride,
        float[] y,
        int yAt,
        int yStride);
  }

  /** Makes rows of y the weighted sums; zero without taps. y is not one of the sources. */
  void sum(int rows, int width, float[] x, int xAt, int xStride, float[] y, int yAt, int yStride) {
    if (count == 0) {
      fill(rows, width, 0f, y, yAt, yStride);
      return;
    }
    ActivePrimitives.get()
        .sumRows(rows, width, count, offsets, weights, x, xAt, xStride, y, yAt, yStride);
  }

  /** Makes rows of y the maxima; negative infinity without taps. Weights have no meaning. */
  void max(int rows, int width, float[] x, int xAt, int xStride, float[] y, int yAt, int yStride) {
    if (count == 0) {
      fill(rows, width, Float.NEGATIVE_INFINITY, y, yAt, yStride);
      return;
    }
    if (count == 1) {
      copy(rows, width, x, xAt + offsets[0], xStride, y, yAt, yStride);
      return;
    }
    ActivePrimitives.get().maxRows(rows, width, count, offsets, x, xAt, xStride, y, yAt, yStride);
  }

  /** As {@link #sum}, of the pairs that begin there; all taps have the same weight. */
  void sumPairs(
      int rows, int width, float[] x, int xAt, int xStride, float[] y, int yAt, int yStride) {
    ActivePrimitives.get()
        .pairs()
        .sum(rows, width, count, offsets, weights[0], x, xAt, xStride, y, yAt, yStride);
  }

  /** As {@link #max}, of the pairs that begin there. */
  void maxPairs(
      int rows, int width, float[] x, int xAt, int xStride, float[] y, int yAt, int yStride) {
    ActivePrimitives.get()
        .pairs()
        .max(rows, width, count, offsets, x, xAt, xStride, y, yAt, yStride);
  }

  /** Makes every element of a column the weighted sum of those of others. */
  void sumColumn(int rows, float[] x, int xAt, float[] y, int yAt, int stride) {
    for (int r = 0; r < rows; r++) {
      float sum = 0f;
      for (int t = 0; t < count; t++) {
        sum += weights[t] * x[xAt + offsets[t] + r * stride];
      }
      y[yAt + r * stride] = sum;
    }
  }

  /** Copies rows; forgets the thread's list. */
  static void copy(
      int rows, int width, float[] x, int xAt, int xStride, float[] y, int yAt, int yStride) {
    Taps one = none();
    one.add(0, 1f);
    one.sum(rows, width, x, xAt, xStride, y, yAt, yStride);
  }

  private static void fill(int rows, int width, float value, float[] y, int yAt, int yStride) {
    for (int r = 0; r < rows; r++) {
      int at = yAt + r * yStride;
      Arrays.fill(y, at, at + width, value);
    }
  }
}
