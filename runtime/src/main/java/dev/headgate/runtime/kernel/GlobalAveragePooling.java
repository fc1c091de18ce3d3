package dev.headgate.runtime.kernel;

import java.util.Arrays;

/** Mean over whole planes. Tensors: x [planes, plane], y [planes]. */
public final class GlobalAveragePooling {

  private GlobalAveragePooling() {}

  /**
   * Overwrites y with the mean of each plane of x.
   *
   * @param planes channels of all samples
   * @param plane elements of one channel of one sample, height times width
   */
  public static void forward(int planes, int plane, float[] x, int xAt, float[] y, int yAt) {
    Primitives primitives = ActivePrimitives.get();
    for (int p = 0; p < planes; p++) {
      y[yAt + p] = primitives.sum(plane, x, xAt + p * plane) / plane;
    }
  }

  /** Overwrites dx: every element of a plane receives its share of the plane's dy. */
  public static void backward(int planes, int plane, float[] dy, int dyAt, float[] dx, int dxAt) {
    for (int p = 0; p < planes; p++) {
      int at = dxAt + p * plane;
      Arrays.fill(dx, at, at + plane, dy[dyAt + p] / plane);
    }
  }
}
