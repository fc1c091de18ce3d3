package dev.headgate.processor.samples;

import java.util.Arrays;

/** The products of neighbours: half as many elements as there were. */
public final class Pairs {

  private Pairs() {}

  public static void forward(int samples, int size, float[] x, int xStart, float[] y, int yStart) {
    for (int i = 0; i < samples * (size / 2); i++) {
      y[yStart + i] = x[xStart + 2 * i] * x[xStart + 2 * i + 1];
    }
  }

  public static void backward(
      int samples,
      int size,
      float[] x,
      int xStart,
      float[] y,
      int yStart,
      float[] dy,
      int dyStart,
      float[] dx,
      int dxStart) {
    for (int i = 0; i < samples * (size / 2); i++) {
      dx[dxStart + 2 * i] = dy[dyStart + i] * x[xStart + 2 * i + 1];
      dx[dxStart + 2 * i + 1] = dy[dyStart + i] * x[xStart + 2 * i];
    }
  }

  /** One sample before rounding. */
  public static double[] exactly(double[]... inputs) {
    double[] y = new double[inputs[0].length / 2];
    Arrays.setAll(y, i -> inputs[0][2 * i] * inputs[0][2 * i + 1]);
    return y;
  }
}
