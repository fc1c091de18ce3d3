package dev.headgate.runtime.simd;

import dev.headgate.runtime.kernel.ScalarPrimitives;

/** The part of {@link VectorPrimitives} that is activations and losses, element by element. */
abstract class VectorFunctions extends ScalarPrimitives {

  VectorFunctions() {}

  @Override
  public void relu(int count, float[] x, int xAt, float[] y, int yAt) {
    int whole = ElementLoop.RELU.bound(count);
    VectorElements.relu(whole, x, xAt, y, yAt);
    super.relu(count - whole, x, xAt + whole, y, yAt + whole);
  }

  @Override
  public void reluBackward(
      int count, float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt) {
    int whole = ElementLoop.RELU_BACKWARD.bound(count);
    VectorElements.reluBackward(whole, y, yAt, dy, dyAt, dx, dxAt);
    super.reluBackward(count - whole, y, yAt + whole, dy, dyAt + whole, dx, dxAt + whole);
  }

  @Override
  public void leakyRelu(int count, float slope, float[] x, int xAt, float[] y, int yAt) {
    int whole = ElementLoop.LEAKY_RELU.bound(count);
    VectorElements.leakyRelu(whole, slope, x, xAt, y, yAt);
    super.leakyRelu(count - whole, slope, x, xAt + whole, y, yAt + whole);
  }

  @Override
  public void leakyReluBackward(
      int count, float slope, float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt) {
    int whole = ElementLoop.LEAKY_RELU_BACKWARD.bound(count);
    VectorElements.leakyReluBackward(whole, slope, y, yAt, dy, dyAt, dx, dxAt);
    super.leakyReluBackward(
        count - whole, slope, y, yAt + whole, dy, dyAt + whole, dx, dxAt + whole);
  }

  @Override
  public void sigmoid(int count, float[] x, int xAt, float[] y, int yAt) {
    int whole = ElementLoop.SIGMOID.bound(count);
    VectorActivations.sigmoid(whole, x, xAt, y, yAt);
    SlowActivations.sigmoid(count - whole, x, xAt + whole, y, yAt + whole);
  }

  @Override
  public void sigmoidBackward(
      int count, float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt) {
    int whole = ElementLoop.SIGMOID_BACKWARD.bound(count);
    VectorElements.sigmoidBackward(whole, y, yAt, dy, dyAt, dx, dxAt);
    super.sigmoidBackward(count - whole, y, yAt + whole, dy, dyAt + whole, dx, dxAt + whole);
  }

  @Override
  public void tanh(int count, float[] x, int xAt, float[] y, int yAt) {
    int whole = ElementLoop.TANH.bound(count);
    VectorActivations.tanh(whole, x, xAt, y, yAt);
    SlowActivations.tanh(count - whole, x, xAt + whole, y, yAt + whole);
  }

  @Override
  public void tanhBackward(
      int count, float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt) {
    int whole = ElementLoop.TANH_BACKWARD.bound(count);
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
    int whole = ElementLoop.SILU.bound(count);
    VectorGates.silu(whole, x, xAt, y, yAt);
    SlowActivations.silu(count - whole, x, xAt + whole, y, yAt + whole);
  }

  @Override
  public void siluBackward(
      int count, float[] x, int xAt, float[] dy, int dyAt, float[] dx, int dxAt) {
    int whole = ElementLoop.SILU_BACKWARD.bound(count);
    VectorGates.siluBackward(whole, x, xAt, dy, dyAt, dx, dxAt);
    int rest = count - whole;
    SlowActivations.siluBackward(rest, x, xAt + whole, dy, dyAt + whole, dx, dxAt + whole);
  }

  @Override
  public void gelu(int count, float[] x, int xAt, float[] y, int yAt) {
    int whole = ElementLoop.GELU.bound(count);
    VectorGates.gelu(whole, x, xAt, y, yAt);
    SlowActivations.gelu(count - whole, x, xAt + whole, y, yAt + whole);
  }

  @Override
  public void geluBackward(
      int count, float[] x, int xAt, float[] dy, int dyAt, float[] dx, int dxAt) {
    int whole = ElementLoop.GELU_BACKWARD.bound(count);
    VectorGates.geluBackward(whole, x, xAt, dy, dyAt, dx, dxAt);
    int rest = count - whole;
    SlowActivations.geluBackward(rest, x, xAt + whole, dy, dyAt + whole, dx, dxAt + whole);
  }

  @Override
  public void tanhGelu(int count, float[] x, int xAt, float[] y, int yAt) {
    int whole = ElementLoop.TANH_GELU.bound(count);
    VectorGates.tanhGelu(whole, x, xAt, y, yAt);
    SlowActivations.tanhGelu(count - whole, x, xAt + whole, y, yAt + whole);
  }

  @Override
  public void tanhGeluBackward(
      int count, float[] x, int xAt, float[] dy, int dyAt, float[] dx, int dxAt) {
    int whole = ElementLoop.TANH_GELU_BACKWARD.bound(count);
    VectorGates.tanhGeluBackward(whole, x, xAt, dy, dyAt, dx, dxAt);
    int rest = count - whole;
    SlowActivations.tanhGeluBackward(rest, x, xAt + whole, dy, dyAt + whole, dx, dxAt + whole);
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
}
