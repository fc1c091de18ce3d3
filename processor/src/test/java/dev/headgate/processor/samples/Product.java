package dev.headgate.processor.samples;

import java.util.Arrays;

/** The product of two inputs, element by element. */
public final class Product {

  private Product() {}

  public static void forward(
      int samples,
      int size,
      float[] x0,
      int x0Start,
      float[] x1,
      int x1Start,
      float[] y,
      int yStart) {
    for (int i = 0; i < samples * size; i++) {
      y[yStart + i] = x0[x0Start + i] * x1[x1Start + i];
    }
  }

  public static void backward(
      int input,
      int samples,
      int size,
      float[] x0,
      int x0Start,
      float[] x1,
      int x1Start,
      float[] y,
      int yStart,
      float[] dy,
      int dyStart,
      float[] dx,
      int dxStart) {
    for (int i = 0; i < samples * size; i++) {
      float other = input == 0 ? x1[x1Start + i] : x0[x0Start + i];
      dx[dxStart + i] = dy[dyStart + i] * other;
    }
  }

  /** One sample before rounding. */
  public static double[] exactly(double[]... inputs) {
    double[] y = inputs[0].clone();
    Arrays.setAll(y, i -> inputs[0][i] * inputs[1][i]);
    return y;
  }
}
