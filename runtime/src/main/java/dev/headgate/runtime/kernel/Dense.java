package dev.headgate.runtime.kernel;

import java.util.Arrays;

/**
 * Fully connected layer. Tensors: x [n, inputs], weight [units, inputs], bias [units], y [n,
 * units].
 */
public final class Dense {

  private Dense() {}

  /** Overwrites y with {@code x * weight^T}. */
  public static void forward(
      int n,
      int inputs,
      int units,
      float[] x,
      int xAt,
      float[] weight,
      int weightAt,
      float[] y,
      int yAt) {
    Arrays.fill(y, yAt, yAt + n * units, 0f);
    ActivePrimitives.get().addDots(n, units, inputs, x, xAt, weight, weightAt, y, yAt);
  }

  /** Overwrites y with {@code x * weight^T + bias}. */
  public static void forward(
      int n,
      int inputs,
      int units,
      float[] x,
      int xAt,
      float[] weight,
      int weightAt,
      float[] bias,
      int biasAt,
      float[] y,
      int yAt) {
    for (int s = 0; s < n; s++) {
      System.arraycopy(bias, biasAt, y, yAt + s * units, units);
    }
    ActivePrimitives.get().addDots(n, units, inputs, x, xAt, weight, weightAt, y, yAt);
  }

  /** Overwrites dx with {@code dy * weight}. */
  public static void backwardInput(
      int n,
      int inputs,
      int units,
      float[] dy,
      int dyAt,
      float[] weight,
      int weightAt,
      float[] dx,
      int dxAt) {
    Arrays.fill(dx, dxAt, dxAt + n * inputs, 0f);
    ActivePrimitives.get()
        .addProduct(n, units, inputs, dy, dyAt, units, 1, weight, weightAt, dx, dxAt);
  }

  /**
   * Adds {@code dy^T * x} to dWeight. The gradient of the bias is {@link Bias#backward} with a
   * plane of 1.
   */
  public static void backwardWeight(
      int n,
      int inputs,
      int units,
      float[] x,
      int xAt,
      float[] dy,
      int dyAt,
      float[] dWeight,
      int dWeightAt) {
    ActivePrimitives.get()
        .addProduct(units, n, inputs, dy, dyAt, 1, units, x, xAt, dWeight, dWeightAt);
  }
}
