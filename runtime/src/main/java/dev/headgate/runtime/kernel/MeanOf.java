package dev.headgate.runtime.kernel;

import java.util.Arrays;

/** The mean as a loss. The sum is over all elements: the caller divides. */
public final class MeanOf {

  private MeanOf() {}

  /** The sum of x. */
  public static double forward(int count, float[] x, int xAt) {
    return ActivePrimitives.get().sum(count, x, xAt);
  }

  /** Overwrites dx with {@code scale}. */
  public static void backward(int count, float scale, float[] dx, int dxAt) {
    Arrays.fill(dx, dxAt, dxAt + count, scale);
  }
}
