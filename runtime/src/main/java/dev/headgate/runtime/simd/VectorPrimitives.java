package dev.headgate.runtime.simd;

import static dev.headgate.runtime.simd.Lanes.SPECIES;

import dev.headgate.runtime.kernel.Pairs;
import dev.headgate.runtime.kernel.UpdateRules;

/**
 * The inner loops on the Vector API. Found by name, so that without the module nothing of this
 * package is loaded.
 */
public final class VectorPrimitives extends VectorFunctions {

  private final Pairs pairs = new VectorPairs();
  private final UpdateRules updates = new VectorUpdates();
  private final boolean warmUp;

  /**
   * Created by reflection.
   *
   * @param warmUp whether scalar code with the same results stands in for what the JVM has not
   *     compiled yet, which takes it a second or two
   */
  public VectorPrimitives(boolean warmUp) {
    this.warmUp = warmUp;
  }

  @Override
  public void activate() {
    Loop.waive(!warmUp);
  }

  @Override
  public String describe() {
    return "the Vector API, " + Lanes.LENGTH + " lanes";
  }

  @Override
  public int block(int left) {
    return VectorCorrelation.block(left);
  }

  @Override
  public void correlate(
      int rows,
      int positions,
      float[] x,
      int xAt,
      int[] offsets,
      float[] w,
      int wAt,
      float[] start,
      int startAt,
      int startStride,
      boolean startIsConstant,
      float[] y,
      int yAt,
      int yStride) {
    int covered =
        VectorCorrelation.run(
            rows,
            positions,
            x,
            xAt,
            offsets,
            w,
            wAt,
            start,
            startAt,
            startStride,
            startIsConstant,
            y,
            yAt,
            yStride);
    if (covered < positions) {
      super.correlate(
          rows,
          positions - covered,
          x,
          xAt + covered,
          offsets,
          w,
          wAt,
          start,
          startAt + (startIsConstant ? 0 : covered),
          startStride,
          startIsConstant,
          y,
          yAt + covered,
          yStride);
    }
  }

  @Override
  public void addDots(
      int rows,
      int columns,
      int length,
      float[] a,
      int aAt,
      float[] b,
      int bAt,
      float[] y,
      int yAt) {
    VectorProducts.addDots(rows, columns, length, a, aAt, b, bAt, y, yAt);
  }

  @Override
  public float sum(int count, float[] x, int xAt) {
    return (float) VectorMath.sum(count, x, xAt);
  }

  @Override
  public double sumOfDifferences(int count, float first, float[] x, int xAt) {
    boolean vectors = ElementLoop.SUM_OF_DIFFERENCES.isReady(count);
    int whole = SPECIES.loopBound(count);
    double sum = super.sumOfDifferences(count - whole, first, x, xAt + whole);
    for (int from = 0; from < whole; from += VectorSums.STRETCH) {
      int length = Math.min(VectorSums.STRETCH, whole - from);
      int at = xAt + from;
      sum +=
          vectors
              ? VectorSums.differences(length, first, x, at)
              : SlowSums.differences(length, first, x, at);
    }
    return sum;
  }

  @Override
  public double sumOfSquares(int count, float centre, float[] x, int xAt) {
    boolean vectors = ElementLoop.SUM_OF_SQUARES.isReady(count);
    int whole = SPECIES.loopBound(count);
    double sum = super.sumOfSquares(count - whole, centre, x, xAt + whole);
    for (int from = 0; from < whole; from += VectorSums.STRETCH) {
      int length = Math.min(VectorSums.STRETCH, whole - from);
      int at = xAt + from;
      sum +=
          vectors
              ? VectorSums.squares(length, centre, x, at)
              : SlowSums.squares(length, centre, x, at);
    }
    return sum;
  }

  @Override
  public double sumOfProducts(int count, float centre, float[] x, int xAt, float[] dy, int dyAt) {
    boolean vectors = ElementLoop.SUM_OF_PRODUCTS.isReady(count);
    int whole = SPECIES.loopBound(count);
    double sum = super.sumOfProducts(count - whole, centre, x, xAt + whole, dy, dyAt + whole);
    for (int from = 0; from < whole; from += VectorSums.STRETCH) {
      int length = Math.min(VectorSums.STRETCH, whole - from);
      int at = xAt + from;
      sum +=
          vectors
              ? VectorSums.products(length, centre, x, at, dy, dyAt + from)
              : SlowSums.products(length, centre, x, at, dy, dyAt + from);
    }
    return sum;
  }

  @Override
  public void winogradSources(
      int positions, float[] x, int xAt, int xStride, float[] y, int yAt, int yStride) {
    if (ElementLoop.WINOGRAD_SOURCES.isReady(positions)) {
      VectorElements.winogradSources(positions, x, xAt, xStride, y, yAt, yStride);
    } else {
      super.winogradSources(positions, x, xAt, xStride, y, yAt, yStride);
    }
  }

  @Override
  public void multiply(int count, float[] a, int aAt, float[] b, int bAt, float[] y, int yAt) {
    int whole = ElementLoop.MULTIPLY.bound(count);
    VectorElements.multiply(whole, a, aAt, b, bAt, y, yAt);
    super.multiply(count - whole, a, aAt + whole, b, bAt + whole, y, yAt + whole);
  }

  @Override
  public void max(int count, float[] a, int aAt, float[] b, int bAt, float[] y, int yAt) {
    int whole = ElementLoop.MAX.bound(count);
    VectorElements.max(whole, a, aAt, b, bAt, y, yAt);
    super.max(count - whole, a, aAt + whole, b, bAt + whole, y, yAt + whole);
  }

  @Override
  public float largest(int count, float[] x, int xAt) {
    return count >= 2 * Lanes.LENGTH && ElementLoop.LARGEST.isReady(count)
        ? VectorSums.largest(count, x, xAt)
        : super.largest(count, x, xAt);
  }

  @Override
  public void addExponentials(
      int count, float[] largest, float[] x, int xAt, float[] y, int yAt, float[] sums) {
    int whole = ElementLoop.EXP_BELOW_RUNS.bound(count);
    VectorPowers.addBelow(whole, largest, x, xAt, y, yAt, sums);
    SlowMath.addExpBelow(whole, count, largest, x, xAt, y, yAt, sums);
  }

  @Override
  public void sumRows(
      int rows,
      int width,
      int taps,
      int[] offsets,
      float[] weights,
      float[] x,
      int xAt,
      int xStride,
      float[] y,
      int yAt,
      int yStride) {
    boolean flat = rows == 1 || xStride == width && yStride == width;
    int lines = flat ? 1 : rows;
    int length = flat ? rows * width : width;
    if (length < Lanes.LENGTH || !ElementLoop.sumRows(taps).isReady((long) lines * length)) {
      super.sumRows(lines, length, taps, offsets, weights, x, xAt, xStride, y, yAt, yStride);
      return;
    }
    VectorRows.sum(lines, length, taps, offsets, weights, x, xAt, xStride, y, yAt, yStride);
  }

  @Override
  public void maxRows(
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
    boolean flat = rows == 1 || xStride == width && yStride == width;
    int lines = flat ? 1 : rows;
    int length = flat ? rows * width : width;
    if (length < Lanes.LENGTH || !ElementLoop.maxRows(taps).isReady((long) lines * length)) {
      super.maxRows(lines, length, taps, offsets, x, xAt, xStride, y, yAt, yStride);
    } else {
      VectorRows.max(lines, length, taps, offsets, x, xAt, xStride, y, yAt, yStride);
    }
  }

  @Override
  public void choose(
      int rows,
      int width,
      float[] a,
      int aAt,
      int aStride,
      float[] b,
      int bAt,
      int bStride,
      float[] whole,
      int wholeAt,
      int wholeStride,
      float[] y,
      int firstAt,
      int firstStride,
      int secondAt,
      int secondStride) {
    boolean flat =
        rows == 1
            || aStride == width
                && bStride == width
                && wholeStride == width
                && firstStride == width
                && secondStride == width;
    int lines = flat ? 1 : rows;
    int length = flat ? rows * width : width;
    if (length < Lanes.LENGTH || !ElementLoop.CHOOSE.isReady((long) lines * length)) {
      super.choose(
          lines,
          length,
          a,
          aAt,
          aStride,
          b,
          bAt,
          bStride,
          whole,
          wholeAt,
          wholeStride,
          y,
          firstAt,
          firstStride,
          secondAt,
          secondStride);
    } else {
      VectorRows.choose(
          lines,
          length,
          a,
          aAt,
          aStride,
          b,
          bAt,
          bStride,
          whole,
          wholeAt,
          wholeStride,
          y,
          firstAt,
          firstStride,
          secondAt,
          secondStride);
    }
  }

  @Override
  public Pairs pairs() {
    return pairs;
  }

  @Override
  public double exponentials(
      int count, float[] largest, float[] x, int xAt, int nextAt, float[] y, int yAt) {
    return VectorExponentials.exponentials(count, largest, x, xAt, nextAt, y, yAt);
  }

  @Override
  public void addProducts(int count, float[] a, int aAt, float[] b, int bAt, float[] y, int yAt) {
    int whole = ElementLoop.ADD_PRODUCTS.bound(count);
    VectorElements.addProducts(whole, a, aAt, b, bAt, y, yAt);
    super.addProducts(count - whole, a, aAt + whole, b, bAt + whole, y, yAt + whole);
  }

  @Override
  public void timesDifference(
      int count, float[] a, int aAt, float[] b, int bAt, float c, float[] y, int yAt) {
    int whole = ElementLoop.TIMES_DIFFERENCE.bound(count);
    VectorElements.timesDifference(whole, a, aAt, b, bAt, c, y, yAt);
    super.timesDifference(count - whole, a, aAt + whole, b, bAt + whole, c, y, yAt + whole);
  }

  @Override
  public void timesDifferences(
      int count, float[] a, int aAt, float[] b, int bAt, float[] c, int cAt, float[] y, int yAt) {
    int whole = ElementLoop.TIMES_DIFFERENCES.bound(count);
    VectorElements.timesDifferences(whole, a, aAt, b, bAt, c, cAt, y, yAt);
    super.timesDifferences(
        count - whole, a, aAt + whole, b, bAt + whole, c, cAt + whole, y, yAt + whole);
  }

  @Override
  public void normalize(
      int count, float centre, float factor, float shift, float[] x, int xAt, float[] y, int yAt) {
    int whole = ElementLoop.NORMALIZE.bound(count);
    VectorElements.normalize(whole, centre, factor, shift, x, xAt, y, yAt);
    super.normalize(count - whole, centre, factor, shift, x, xAt + whole, y, yAt + whole);
  }

  @Override
  public void normalizeBackward(
      int count,
      float centre,
      float middle,
      float slope,
      float factor,
      float[] x,
      int xAt,
      float[] dy,
      int dyAt,
      float[] dx,
      int dxAt) {
    int whole = ElementLoop.NORMALIZE_BACKWARD.bound(count);
    VectorElements.normalizeBackward(
        whole, centre, middle, slope, factor, x, xAt, dy, dyAt, dx, dxAt);
    super.normalizeBackward(
        count - whole,
        centre,
        middle,
        slope,
        factor,
        x,
        xAt + whole,
        dy,
        dyAt + whole,
        dx,
        dxAt + whole);
  }

  @Override
  public void scale(int count, float factor, float[] x, int xAt, float[] y, int yAt) {
    if (count >= Lanes.LENGTH && ElementLoop.SCALE.isReady(count)) {
      VectorElements.scale(count, factor, x, xAt, y, yAt);
    } else {
      super.scale(count, factor, x, xAt, y, yAt);
    }
  }

  @Override
  public void subtractScaled(int count, float rate, float[] x, int xAt, float[] y, int yAt) {
    int whole = ElementLoop.SUBTRACT_SCALED.bound(count);
    VectorElements.subtractScaled(whole, rate, x, xAt, y, yAt);
    super.subtractScaled(count - whole, rate, x, xAt + whole, y, yAt + whole);
  }

  @Override
  public void add(int count, float[] a, int aAt, float[] b, int bAt, float[] y, int yAt) {
    int whole = ElementLoop.ADD.bound(count);
    VectorElements.add(whole, a, aAt, b, bAt, y, yAt);
    super.add(count - whole, a, aAt + whole, b, bAt + whole, y, yAt + whole);
  }

  @Override
  public UpdateRules updates() {
    return updates;
  }
}
