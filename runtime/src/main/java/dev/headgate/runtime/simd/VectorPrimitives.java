package dev.headgate.runtime.simd;

import dev.headgate.runtime.kernel.ScalarPrimitives;
import dev.headgate.runtime.kernel.UpdateRules;

/**
 * The inner loops on the Vector API. Found by name, so that without the module nothing of this
 * package is loaded.
 */
public final class VectorPrimitives extends ScalarPrimitives {

  private final UpdateRules updates = new VectorUpdates();
  private final boolean warmUp;

  /**
   * Created by reflection.
   *
   * @param warmUp whether scalar code with the same results stands in until the JVM has compiled
   *     what is called most, which takes it a second or two
   */
  public VectorPrimitives(boolean warmUp) {
    this.warmUp = warmUp;
  }

  @Override
  public void activate() {
    if (warmUp) {
      WarmUp.start();
    } else {
      WarmUp.skip();
    }
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
      int from,
      int to,
      float[] w,
      int wAt,
      float[] start,
      int startAt,
      int startStride,
      boolean startIsConstant,
      float[] y,
      int yAt,
      int yStride) {
    if (!WarmUp.isReady(rows)) {
      super.correlate(
          rows,
          positions,
          x,
          xAt,
          offsets,
          from,
          to,
          w,
          wAt,
          start,
          startAt,
          startStride,
          startIsConstant,
          y,
          yAt,
          yStride);
      return;
    }
    VectorCorrelation.run(
        rows,
        positions,
        x,
        xAt,
        offsets,
        from,
        to,
        w,
        wAt,
        start,
        startAt,
        startStride,
        startIsConstant,
        y,
        yAt,
        yStride);
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
  public void winogradSources(
      int positions, float[] x, int xAt, int xStride, float[] y, int yAt, int yStride) {
    if (WarmUp.areElementsReady()) {
      VectorElements.winogradSources(positions, x, xAt, xStride, y, yAt, yStride);
    } else {
      super.winogradSources(positions, x, xAt, xStride, y, yAt, yStride);
    }
  }

  @Override
  public void multiply(int count, float[] a, int aAt, float[] b, int bAt, float[] y, int yAt) {
    int whole = WarmUp.bound(count);
    VectorElements.multiply(whole, a, aAt, b, bAt, y, yAt);
    super.multiply(count - whole, a, aAt + whole, b, bAt + whole, y, yAt + whole);
  }

  @Override
  public void max(int count, float[] a, int aAt, float[] b, int bAt, float[] y, int yAt) {
    int whole = WarmUp.bound(count);
    VectorElements.max(whole, a, aAt, b, bAt, y, yAt);
    super.max(count - whole, a, aAt + whole, b, bAt + whole, y, yAt + whole);
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
    if (length < Lanes.LENGTH || !WarmUp.areElementsReady()) {
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
    if (length < Lanes.LENGTH || !WarmUp.areElementsReady()) {
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
    if (length < Lanes.LENGTH || !WarmUp.areElementsReady()) {
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
  public void split(int count, float[] x, int xAt, float[] y, int evenAt, int oddAt) {
    int whole = WarmUp.bound(count);
    VectorRows.split(whole, x, xAt, y, evenAt, oddAt);
    super.split(count - whole, x, xAt + 2 * whole, y, evenAt + whole, oddAt + whole);
  }

  @Override
  public void merge(int count, float[] x, int evenAt, int oddAt, float[] y, int yAt) {
    int whole = WarmUp.bound(count);
    VectorRows.merge(whole, x, evenAt, oddAt, y, yAt);
    super.merge(count - whole, x, evenAt + whole, oddAt + whole, y, yAt + 2 * whole);
  }

  @Override
  public double exponentials(int count, float largest, float[] x, int xAt, float[] y, int yAt) {
    return VectorExponentials.exponentials(count, largest, x, xAt, y, yAt);
  }

  @Override
  public void scale(int count, float factor, float[] x, int xAt, float[] y, int yAt) {
    int whole = WarmUp.bound(count);
    VectorElements.scale(whole, factor, x, xAt, y, yAt);
    super.scale(count - whole, factor, x, xAt + whole, y, yAt + whole);
  }

  @Override
  public void relu(int count, float[] x, int xAt, float[] y, int yAt) {
    int whole = WarmUp.bound(count);
    VectorElements.relu(whole, x, xAt, y, yAt);
    super.relu(count - whole, x, xAt + whole, y, yAt + whole);
  }

  @Override
  public void reluBackward(
      int count, float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt) {
    int whole = WarmUp.bound(count);
    VectorElements.reluBackward(whole, y, yAt, dy, dyAt, dx, dxAt);
    super.reluBackward(count - whole, y, yAt + whole, dy, dyAt + whole, dx, dxAt + whole);
  }

  @Override
  public void leakyRelu(int count, float slope, float[] x, int xAt, float[] y, int yAt) {
    int whole = WarmUp.bound(count);
    VectorElements.leakyRelu(whole, slope, x, xAt, y, yAt);
    super.leakyRelu(count - whole, slope, x, xAt + whole, y, yAt + whole);
  }

  @Override
  public void leakyReluBackward(
      int count, float slope, float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt) {
    int whole = WarmUp.bound(count);
    VectorElements.leakyReluBackward(whole, slope, y, yAt, dy, dyAt, dx, dxAt);
    super.leakyReluBackward(
        count - whole, slope, y, yAt + whole, dy, dyAt + whole, dx, dxAt + whole);
  }

  @Override
  public void sigmoid(int count, float[] x, int xAt, float[] y, int yAt) {
    VectorActivations.sigmoid(count, x, xAt, y, yAt);
  }

  @Override
  public void sigmoidBackward(
      int count, float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt) {
    int whole = WarmUp.bound(count);
    VectorElements.sigmoidBackward(whole, y, yAt, dy, dyAt, dx, dxAt);
    super.sigmoidBackward(count - whole, y, yAt + whole, dy, dyAt + whole, dx, dxAt + whole);
  }

  @Override
  public void tanh(int count, float[] x, int xAt, float[] y, int yAt) {
    VectorActivations.tanh(count, x, xAt, y, yAt);
  }

  @Override
  public void tanhBackward(
      int count, float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt) {
    int whole = WarmUp.bound(count);
    VectorElements.tanhBackward(whole, y, yAt, dy, dyAt, dx, dxAt);
    super.tanhBackward(count - whole, y, yAt + whole, dy, dyAt + whole, dx, dxAt + whole);
  }

  @Override
  public void elu(int count, float alpha, float[] x, int xAt, float[] y, int yAt) {
    VectorExponentials.elu(count, alpha, x, xAt, y, yAt);
  }

  @Override
  public void eluBackward(
      int count, float alpha, float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt) {
    VectorExponentials.eluBackward(count, alpha, y, yAt, dy, dyAt, dx, dxAt);
  }

  @Override
  public void softplus(
      int count, float beta, float threshold, float[] x, int xAt, float[] y, int yAt) {
    VectorExponentials.softplus(count, beta, threshold, x, xAt, y, yAt);
  }

  @Override
  public void softplusBackward(
      int count,
      float beta,
      float threshold,
      float[] x,
      int xAt,
      float[] dy,
      int dyAt,
      float[] dx,
      int dxAt) {
    VectorExponentials.softplusBackward(count, beta, threshold, x, xAt, dy, dyAt, dx, dxAt);
  }

  @Override
  public void silu(int count, float[] x, int xAt, float[] y, int yAt) {
    VectorGates.silu(count, x, xAt, y, yAt);
  }

  @Override
  public void siluBackward(
      int count, float[] x, int xAt, float[] dy, int dyAt, float[] dx, int dxAt) {
    VectorGates.siluBackward(count, x, xAt, dy, dyAt, dx, dxAt);
  }

  @Override
  public void gelu(int count, float[] x, int xAt, float[] y, int yAt) {
    VectorGates.gelu(count, x, xAt, y, yAt);
  }

  @Override
  public void geluBackward(
      int count, float[] x, int xAt, float[] dy, int dyAt, float[] dx, int dxAt) {
    VectorGates.geluBackward(count, x, xAt, dy, dyAt, dx, dxAt);
  }

  @Override
  public void tanhGelu(int count, float[] x, int xAt, float[] y, int yAt) {
    VectorGates.tanhGelu(count, x, xAt, y, yAt);
  }

  @Override
  public void tanhGeluBackward(
      int count, float[] x, int xAt, float[] dy, int dyAt, float[] dx, int dxAt) {
    VectorGates.tanhGeluBackward(count, x, xAt, dy, dyAt, dx, dxAt);
  }

  @Override
  public double squaredError(int count, float[] a, int aAt, float[] b, int bAt) {
    return VectorLosses.squaredError(count, a, aAt, b, bAt);
  }

  @Override
  public double binaryCrossEntropy(int count, float[] p, int pAt, float[] t, int tAt) {
    return VectorLosses.binaryCrossEntropy(count, p, pAt, t, tAt);
  }

  @Override
  public void binaryCrossEntropyByPrediction(
      int count, float scale, float[] p, int pAt, float[] t, int tAt, float[] dp, int dpAt) {
    VectorLosses.binaryCrossEntropyByPrediction(count, scale, p, pAt, t, tAt, dp, dpAt);
  }

  @Override
  public void binaryCrossEntropyByTarget(
      int count, float scale, float[] p, int pAt, float[] dt, int dtAt) {
    VectorLosses.binaryCrossEntropyByTarget(count, scale, p, pAt, dt, dtAt);
  }

  @Override
  public double logitCrossEntropy(int count, float[] z, int zAt, float[] t, int tAt) {
    return VectorLosses.logitCrossEntropy(count, z, zAt, t, tAt);
  }

  @Override
  public void logitCrossEntropyByLogit(
      int count, float scale, float[] z, int zAt, float[] t, int tAt, float[] dz, int dzAt) {
    VectorLosses.logitCrossEntropyByLogit(count, scale, z, zAt, t, tAt, dz, dzAt);
  }

  @Override
  public double absoluteError(int count, float[] a, int aAt, float[] b, int bAt) {
    return VectorErrors.absolute(count, a, aAt, b, bAt);
  }

  @Override
  public void signOfDifference(
      int count, float factor, float[] a, int aAt, float[] b, int bAt, float[] y, int yAt) {
    VectorErrors.sign(count, factor, a, aAt, b, bAt, y, yAt);
  }

  @Override
  public double huber(int count, float delta, float[] a, int aAt, float[] b, int bAt) {
    return VectorErrors.huber(count, delta, a, aAt, b, bAt);
  }

  @Override
  public void clampedDifference(
      int count,
      float limit,
      float factor,
      float[] a,
      int aAt,
      float[] b,
      int bAt,
      float[] y,
      int yAt) {
    VectorErrors.clamped(count, limit, factor, a, aAt, b, bAt, y, yAt);
  }

  @Override
  public UpdateRules updates() {
    return updates;
  }
}
