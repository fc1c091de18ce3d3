package dev.headgate.runtime.kernel;

import java.util.Arrays;

/**
 * Maximum over windows. Tensors: x [n, channels, height, width], y [n, channels, outHeight,
 * outWidth]. The first maximum of a window in row-major order is the one that counts; NaN is larger
 * than everything; padding is never chosen. A window wholly outside the input gives negative
 * infinity.
 */
public final class MaxPooling {

  private MaxPooling() {}

  /** Overwrites y with the maxima of x: those along the rows, then along the columns. */
  public static void forward(PoolingGeometry g, int n, float[] x, int xAt, float[] y, int yAt) {
    int size = Windows.gatherMemory(g);
    float[] memory = LineBuffer.of(size);
    Arrays.fill(memory, 0, size, Float.NEGATIVE_INFINITY);
    for (int p = 0; p < n * g.channels; p++) {
      int from = xAt + p * g.height * g.width;
      int to = yAt + p * g.outHeight * g.outWidth;
      Windows.gather(Taps::max, Taps::maxPairs, 1f, g, x, from, memory, y, to);
    }
  }

  /** Overwrites dx: the cell of x that a window chose receives the window's dy. */
  public static void backward(
      PoolingGeometry g, int n, float[] x, int xAt, float[] dy, int dyAt, float[] dx, int dxAt) {
    int plane = g.height * g.width;
    float[] memory = g.choice.memory();
    for (int p = 0; p < n * g.channels; p++) {
      int from = dyAt + p * g.outHeight * g.outWidth;
      g.choice.run(x, xAt + p * plane, dy, from, dx, dxAt + p * plane, memory);
    }
  }
}
