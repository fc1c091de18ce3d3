package dev.headgate.runtime.simd;

import dev.headgate.runtime.kernel.Pairs;
import dev.headgate.runtime.kernel.ScalarPairs;

/** Loops on pairs of neighbours, vectors or what stands in for them. */
final class VectorPairs implements Pairs {

  /** One of several loops, which need not all be inlined where one is called. */
  private interface Fold {
    void run(
        int rows,
        int width,
        int[] offsets,
        float factor,
        float[] x,
        int xAt,
        int xStride,
        float[] y,
        int yAt,
        int yStride);
  }

  /** By the number of taps. */
  private static final Fold[] SUMS = {null, PairLoops::sumOfOne, PairLoops::sumOfTwo};

  private static final Fold[] MAXIMA = {null, PairLoops::maxOfOne, PairLoops::maxOfTwo};

  private final Pairs scalar = new ScalarPairs();

  @Override
  public void split(int count, float[] x, int xAt, float[] y, int evenAt, int oddAt) {
    int whole = ElementLoop.SPLIT.bound(count);
    PairLoops.split(whole, x, xAt, y, evenAt, oddAt);
    scalar.split(count - whole, x, xAt + 2 * whole, y, evenAt + whole, oddAt + whole);
  }

  @Override
  public void merge(int count, float[] x, int evenAt, int oddAt, float[] y, int yAt) {
    int whole = ElementLoop.MERGE.bound(count);
    PairLoops.merge(whole, x, evenAt, oddAt, y, yAt);
    scalar.merge(count - whole, x, evenAt + whole, oddAt + whole, y, yAt + 2 * whole);
  }

  @Override
  public void sum(
      int rows,
      int width,
      int taps,
      int[] offsets,
      float factor,
      float[] x,
      int xAt,
      int xStride,
      float[] y,
      int yAt,
      int yStride) {
    boolean flat = rows == 1 || xStride == 2 * width && yStride == width;
    int lines = flat ? 1 : rows;
    int length = flat ? rows * width : width;
    if (length < Lanes.LENGTH || !ElementLoop.sumPairs(taps).isReady((long) lines * length)) {
      scalar.sum(lines, length, taps, offsets, factor, x, xAt, xStride, y, yAt, yStride);
    } else {
      run(SUMS, taps, lines, length, offsets, factor, x, xAt, xStride, y, yAt, yStride);
    }
  }

  @Override
  public void max(
      int rows,
      int width,
      int taps,
      int[] offsets,
      float[] x,
      int xAt,
      int xStride,
      float[] y,
      int yAt,
      int yStride) {
    boolean flat = rows == 1 || xStride == 2 * width && yStride == width;
    int lines = flat ? 1 : rows;
    int length = flat ? rows * width : width;
    if (length < Lanes.LENGTH || !ElementLoop.maxPairs(taps).isReady((long) lines * length)) {
      scalar.max(lines, length, taps, offsets, x, xAt, xStride, y, yAt, yStride);
    } else {
      run(MAXIMA, taps, lines, length, offsets, 1f, x, xAt, xStride, y, yAt, yStride);
    }
  }

  /**
   * One tap is mostly for whole planes at once, for which loops are best that take whole vectors
   * only; the last vector of a row is a turn of another call. Two are for rows, which are short.
   */
  private static void run(
      Fold[] folds,
      int taps,
      int rows,
      int width,
      int[] offsets,
      float factor,
      float[] x,
      int xAt,
      int xStride,
      float[] y,
      int yAt,
      int yStride) {
    Fold fold = folds[taps];
    int whole = taps == 1 ? Lanes.SPECIES.loopBound(width) : width;
    fold.run(rows, whole, offsets, factor, x, xAt, xStride, y, yAt, yStride);
    if (whole < width) {
      int last = width - Lanes.LENGTH;
      fold.run(
          rows, Lanes.LENGTH, offsets, factor, x, xAt + 2 * last, xStride, y, yAt + last, yStride);
    }
  }

  @Override
  public void choose(
      int count, float[] x, int xAt, float[] whole, int wholeAt, float[] y, int yAt) {
    int bound = ElementLoop.CHOOSE_PAIRS.bound(count);
    PairLoops.choose(bound, x, xAt, whole, wholeAt, y, yAt);
    scalar.choose(count - bound, x, xAt + 2 * bound, whole, wholeAt + bound, y, yAt + 2 * bound);
  }

  @Override
  public void repeat(
      int rows,
      int repeats,
      int width,
      float factor,
      float[] x,
      int xAt,
      int xStride,
      float[] y,
      int yAt,
      int yStride) {
    if (width < Lanes.LENGTH || !ElementLoop.REPEAT.isReady((long) rows * width)) {
      scalar.repeat(rows, repeats, width, factor, x, xAt, xStride, y, yAt, yStride);
    } else {
      PairLoops.repeat(rows, repeats, width, factor, x, xAt, xStride, y, yAt, yStride);
    }
  }

  @Override
  public void between(
      int rows,
      int width,
      float share,
      float[] x,
      int xAt,
      int xStride,
      int step,
      float[] y,
      int firstAt,
      int secondAt,
      int yStride) {
    if (width < Lanes.LENGTH || !ElementLoop.BETWEEN.isReady((long) rows * width)) {
      scalar.between(rows, width, share, x, xAt, xStride, step, y, firstAt, secondAt, yStride);
    } else {
      PairLoops.between(rows, width, share, x, xAt, xStride, step, y, firstAt, secondAt, yStride);
    }
  }

  @Override
  public void between(int count, float share, float[] x, int xAt, float[] y, int yAt) {
    int whole = ElementLoop.BETWEEN_ELEMENTS.bound(count);
    PairLoops.between(whole, share, x, xAt, y, yAt);
    scalar.between(count - whole, share, x, xAt + whole, y, yAt + 2 * whole);
  }

  @Override
  public void enlarge(int height, int width, float[] x, int xAt, float[] y, int yAt) {
    if (width <= Lanes.LENGTH || !ElementLoop.ENLARGE.isReady(4L * height * width)) {
      scalar.enlarge(height, width, x, xAt, y, yAt);
    } else {
      BilinearLoops.enlarge(height, width, x, xAt, y, yAt);
    }
  }

  @Override
  public void reduce(int height, int width, float[] dy, int dyAt, float[] dx, int dxAt) {
    if (width < Lanes.LENGTH + 2 || !ElementLoop.REDUCE.isReady(4L * height * width)) {
      scalar.reduce(height, width, dy, dyAt, dx, dxAt);
    } else {
      BilinearLoops.reduce(height, width, dy, dyAt, dx, dxAt);
    }
  }
}
