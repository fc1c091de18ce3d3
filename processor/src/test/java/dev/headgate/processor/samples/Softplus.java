package dev.headgate.processor.samples;

import java.util.Arrays;

/** log(1 + exp(x)), element by element; its derivative is told from the result. */
public final class Softplus {

  private Softplus() {}

  public static void forward(int samples, int size, float[] x, int xStart, float[] y, int yStart) {
    for (int i = 0; i < samples * size; i++) {
      y[yStart + i] = (float) softplus(x[xStart + i]);
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
    for (int i = 0; i < samples * size; i++) {
      dx[dxStart + i] = (float) (dy[dyStart + i] * -Math.expm1(-y[yStart + i]));
    }
  }

  /** One sample before rounding. */
  public static double[] exactly(double[]... inputs) {
    return Arrays.stream(inputs[0]).map(Softplus::softplus).toArray();
  }

  private static double softplus(double x) {
    return Math.log1p(Math.exp(x));
  }
}
