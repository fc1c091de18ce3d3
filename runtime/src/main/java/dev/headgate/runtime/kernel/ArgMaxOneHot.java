package dev.headgate.runtime.kernel;

import java.util.Arrays;

/**
 * Marks the largest value along an axis. Tensors: x and y [rows, length, inner]. Of equal values
 * the first counts; NaN is larger than everything.
 */
public final class ArgMaxOneHot {

  private ArgMaxOneHot() {}

  /** Overwrites y with 1 where x is the largest of its {@code length} and 0 elsewhere. */
  public static void forward(
      int rows, int length, int inner, float[] x, int xAt, float[] y, int yAt) {
    Arrays.fill(y, yAt, yAt + rows * length * inner, 0f);
    for (int r = 0; r < rows; r++) {
      int row = r * length * inner;
      for (int i = row; i < row + inner; i++) {
        y[yAt + i + indexOfMaximum(length, inner, x, xAt + i) * inner] = 1f;
      }
    }
  }

  private static int indexOfMaximum(int length, int stride, float[] x, int xAt) {
    int best = 0;
    float maximum = x[xAt];
    for (int k = 1; k < length; k++) {
      float value = x[xAt + k * stride];
      if (value > maximum || (Float.isNaN(value) && !Float.isNaN(maximum))) {
        maximum = value;
        best = k;
      }
    }
    return best;
  }
}
