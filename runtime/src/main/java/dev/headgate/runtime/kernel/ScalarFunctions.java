package dev.headgate.runtime.kernel;

/** The part of {@link ScalarPrimitives} that is activations and losses, element by element. */
public abstract class ScalarFunctions implements Primitives {

  ScalarFunctions() {}

  @Override
  public void relu(int count, float[] x, int xAt, float[] y, int yAt) {
    for (int i = 0; i < count; i++) {
      y[yAt + i] = Math.max(x[xAt + i], 0f);
    }
  }

  @Override
  public void reluBackward(
      int count, float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt) {
    for (int i = 0; i < count; i++) {
      dx[dxAt + i] = y[yAt + i] > 0f ? dy[dyAt + i] : 0f;
    }
  }

  @Override
  public void leakyRelu(int count, float slope, float[] x, int xAt, float[] y, int yAt) {
    for (int i = 0; i < count; i++) {
      float value = x[xAt + i];
      y[yAt + i] = value > 0f ? value : slope * value;
    }
  }

  @Override
  public void leakyReluBackward(
      int count, float slope, float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt) {
    for (int i = 0; i < count; i++) {
      float gradient = dy[dyAt + i];
      dx[dxAt + i] = y[yAt + i] > 0f ? gradient : slope * gradient;
    }
  }

  @Override
  public void sigmoid(int count, float[] x, int xAt, float[] y, int yAt) {
    for (int i = 0; i < count; i++) {
      y[yAt + i] = ScalarMath.sigmoid(x[xAt + i]);
    }
  }

  @Override
  public void sigmoidBackward(
      int count, float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt) {
    for (int i = 0; i < count; i++) {
      float value = y[yAt + i];
      dx[dxAt + i] = dy[dyAt + i] * (value * (1f - value));
    }
  }

  @Override
  public void tanh(int count, float[] x, int xAt, float[] y, int yAt) {
    for (int i = 0; i < count; i++) {
      y[yAt + i] = (float) Math.tanh(x[xAt + i]);
    }
  }

  @Override
  public void tanhBackward(
      int count, float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt) {
    for (int i = 0; i < count; i++) {
      float value = y[yAt + i];
      dx[dxAt + i] = dy[dyAt + i] * (1f - value * value);
    }
  }

  @Override
  public void elu(int count, float alpha, float[] x, int xAt, float[] y, int yAt) {
    for (int i = 0; i < count; i++) {
      y[yAt + i] = ScalarMath.elu(alpha, x[xAt + i]);
    }
  }

  @Override
  public void eluBackward(
      int count, float alpha, float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt) {
    for (int i = 0; i < count; i++) {
      float value = y[yAt + i];
      float gradient = dy[dyAt + i];
      dx[dxAt + i] = value > 0f ? gradient : gradient * (value + alpha);
    }
  }

  @Override
  public void softplus(
      int count, float beta, float threshold, float[] x, int xAt, float[] y, int yAt) {
    for (int i = 0; i < count; i++) {
      y[yAt + i] = ScalarMath.softplus(beta, threshold, x[xAt + i]);
    }
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
    for (int i = 0; i < count; i++) {
      dx[dxAt + i] = ScalarMath.softplusBackward(beta, threshold, x[xAt + i], dy[dyAt + i]);
    }
  }

  @Override
  public void silu(int count, float[] x, int xAt, float[] y, int yAt) {
    for (int i = 0; i < count; i++) {
      y[yAt + i] = GateMath.silu(x[xAt + i]);
    }
  }

  @Override
  public void siluBackward(
      int count, float[] x, int xAt, float[] dy, int dyAt, float[] dx, int dxAt) {
    for (int i = 0; i < count; i++) {
      dx[dxAt + i] = GateMath.siluBackward(x[xAt + i], dy[dyAt + i]);
    }
  }

  @Override
  public void gelu(int count, float[] x, int xAt, float[] y, int yAt) {
    for (int i = 0; i < count; i++) {
      y[yAt + i] = GateMath.gelu(x[xAt + i]);
    }
  }

  @Override
  public void geluBackward(
      int count, float[] x, int xAt, float[] dy, int dyAt, float[] dx, int dxAt) {
    for (int i = 0; i < count; i++) {
      dx[dxAt + i] = GateMath.geluBackward(x[xAt + i], dy[dyAt + i]);
    }
  }

  @Override
  public void tanhGelu(int count, float[] x, int xAt, float[] y, int yAt) {
    for (int i = 0; i < count; i++) {
      y[yAt + i] = GateMath.tanhGelu(x[xAt + i]);
    }
  }

  @Override
  public void tanhGeluBackward(
      int count, float[] x, int xAt, float[] dy, int dyAt, float[] dx, int dxAt) {
    for (int i = 0; i < count; i++) {
      dx[dxAt + i] = GateMath.tanhGeluBackward(x[xAt + i], dy[dyAt + i]);
    }
  }

  @Override
  public double squaredError(int count, float[] a, int aAt, float[] b, int bAt) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      float d = a[aAt + i] - b[bAt + i];
      sum += d * d;
    }
    return sum;
  }

  @Override
  public double binaryCrossEntropy(int count, float[] p, int pAt, float[] t, int tAt) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += ScalarMath.binaryCrossEntropy(p[pAt + i], t[tAt + i]);
    }
    return sum;
  }

  @Override
  public void binaryCrossEntropyByPrediction(
      int count, float scale, float[] p, int pAt, float[] t, int tAt, float[] dp, int dpAt) {
    for (int i = 0; i < count; i++) {
      dp[dpAt + i] = ScalarMath.binaryCrossEntropyByPrediction(scale, p[pAt + i], t[tAt + i]);
    }
  }

  @Override
  public void binaryCrossEntropyByTarget(
      int count, float scale, float[] p, int pAt, float[] dt, int dtAt) {
    for (int i = 0; i < count; i++) {
      dt[dtAt + i] = ScalarMath.binaryCrossEntropyByTarget(scale, p[pAt + i]);
    }
  }

  @Override
  public double logitCrossEntropy(int count, float[] z, int zAt, float[] t, int tAt) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += ScalarMath.logitCrossEntropy(z[zAt + i], t[tAt + i]);
    }
    return sum;
  }

  @Override
  public void logitCrossEntropyByLogit(
      int count, float scale, float[] z, int zAt, float[] t, int tAt, float[] dz, int dzAt) {
    for (int i = 0; i < count; i++) {
      dz[dzAt + i] = scale * (ScalarMath.sigmoid(z[zAt + i]) - t[tAt + i]);
    }
  }

  @Override
  public double absoluteError(int count, float[] a, int aAt, float[] b, int bAt) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += Math.abs(a[aAt + i] - b[bAt + i]);
    }
    return sum;
  }

  @Override
  public void signOfDifference(
      int count, float factor, float[] a, int aAt, float[] b, int bAt, float[] y, int yAt) {
    for (int i = 0; i < count; i++) {
      y[yAt + i] = factor * Math.signum(a[aAt + i] - b[bAt + i]);
    }
  }

  @Override
  public double huber(int count, float delta, float[] a, int aAt, float[] b, int bAt) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += ScalarMath.huber(delta, a[aAt + i] - b[bAt + i]);
    }
    return sum;
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
    for (int i = 0; i < count; i++) {
      y[yAt + i] = factor * Math.max(-limit, Math.min(a[aAt + i] - b[bAt + i], limit));
    }
  }
}
