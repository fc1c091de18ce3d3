package dev.headgate.runtime.simd;

import static dev.headgate.runtime.simd.VectorMath.FLUSHED;
import static dev.headgate.runtime.simd.VectorMath.GELU_REACH;
import static dev.headgate.runtime.simd.VectorMath.MOST;
import static dev.headgate.runtime.simd.VectorMath.TANH_GELU_REACH;
import static dev.headgate.runtime.simd.VectorMath.TANH_REACH;

import dev.headgate.runtime.kernel.GateMath;

/**
 * {@link VectorActivations} and {@link VectorGates} an element at a time, operation by operation,
 * so that it gives the same bits: for what does not fill a vector, and while the JVM has not
 * compiled the vectors.
 */
final class SlowActivations {

  private static final float CUBE = GateMath.TANH_GELU_SLOPE * GateMath.TANH_GELU_CUBE;

  private SlowActivations() {}

  static void sigmoid(int count, float[] x, int xAt, float[] y, int yAt) {
    for (int i = 0; i < count; i++) {
      float vx = x[xAt + i];
      float e = SlowMath.exp(size(vx, MOST));
      y[yAt + i] = (vx >= 0f ? 1f : e) / (e + 1f);
    }
  }

  static void tanh(int count, float[] x, int xAt, float[] y, int yAt) {
    for (int i = 0; i < count; i++) {
      y[yAt + i] = tanh(x[xAt + i]);
    }
  }

  private static float tanh(float x) {
    float size = size(x, TANH_REACH);
    float e = SlowMath.expLessOne(size + size);
    return Math.copySign((0f - e) / (e + 2f), x);
  }

  static void silu(int count, float[] x, int xAt, float[] y, int yAt) {
    for (int i = 0; i < count; i++) {
      float size = size(x[xAt + i], FLUSHED);
      y[yAt + i] = gate(x[xAt + i], size, step(size));
    }
  }

  static void siluBackward(
      int count, float[] x, int xAt, float[] dy, int dyAt, float[] dx, int dxAt) {
    for (int i = 0; i < count; i++) {
      float size = size(x[xAt + i], FLUSHED);
      float s = step(size);
      dx[dxAt + i] = slope(x[xAt + i], Math.fma(size * s, s - 1f, s)) * dy[dyAt + i];
    }
  }

  static void tanhGelu(int count, float[] x, int xAt, float[] y, int yAt) {
    for (int i = 0; i < count; i++) {
      float size = size(x[xAt + i], TANH_GELU_REACH);
      y[yAt + i] = gate(x[xAt + i], size, step(cubic(size)));
    }
  }

  static void tanhGeluBackward(
      int count, float[] x, int xAt, float[] dy, int dyAt, float[] dx, int dxAt) {
    for (int i = 0; i < count; i++) {
      float size = size(x[xAt + i], TANH_GELU_REACH);
      float u = cubic(size);
      float s = step(u);
      float growth = Math.fma(size, -2 * GateMath.TANH_GELU_SLOPE, u * 3f);
      float lower = Math.fma(growth * s, s - 1f, s);
      dx[dxAt + i] = slope(x[xAt + i], lower) * dy[dyAt + i];
    }
  }

  private static float cubic(float size) {
    return (size * size * CUBE + GateMath.TANH_GELU_SLOPE) * size;
  }

  static void gelu(int count, float[] x, int xAt, float[] y, int yAt) {
    for (int i = 0; i < count; i++) {
      float whole = Math.abs(x[xAt + i]);
      float size = SlowMath.least(whole, GELU_REACH);
      y[yAt + i] = gate(x[xAt + i], size, mills(whole) * SlowMath.normalExp(size * size * 0.5f));
    }
  }

  static void geluBackward(
      int count, float[] x, int xAt, float[] dy, int dyAt, float[] dx, int dxAt) {
    for (int i = 0; i < count; i++) {
      float whole = Math.abs(x[xAt + i]);
      float size = SlowMath.least(whole, GELU_REACH);
      float lower =
          Math.fma(size, -GateMath.NORMAL, mills(whole)) * SlowMath.normalExp(size * size * 0.5f);
      dx[dxAt + i] = slope(x[xAt + i], lower) * dy[dyAt + i];
    }
  }

  private static float mills(float size) {
    float t = 1f / Math.fma(size, GateMath.MILLS_PITCH, 1f);
    float m = Math.fma(GateMath.MILLS_5, t, GateMath.MILLS_4);
    m = Math.fma(m, t, GateMath.MILLS_3);
    m = Math.fma(m, t, GateMath.MILLS_2);
    m = Math.fma(m, t, GateMath.MILLS_1);
    return Math.fma(m, t, GateMath.MILLS_0) * t;
  }

  private static float size(float x, float reach) {
    return SlowMath.least(Math.abs(x), reach);
  }

  /** {@code 1 / (1 + exp(u))}. */
  private static float step(float u) {
    float e = SlowMath.normalExp(u);
    return e / (e + 1f);
  }

  private static float gate(float x, float size, float lower) {
    return Float.intBitsToFloat(Math.max(Float.floatToRawIntBits(x), 0)) - size * lower;
  }

  private static float slope(float x, float lower) {
    return x >= 0f ? 1f - lower : lower;
  }
}
