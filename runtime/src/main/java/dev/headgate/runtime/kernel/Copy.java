package dev.headgate.runtime.kernel;

import java.util.Arrays;

/** Strided copies, of which concatenation, slices and their gradients are made. */
public final class Copy {

  private Copy() {}

  /**
   * Copies {@code rows} runs of {@code length} elements; successive runs start {@code fromStride}
   * and {@code toStride} elements apart.
   */
  public static void rows(
      int rows,
      int length,
      float[] from,
      int fromAt,
      int fromStride,
      float[] to,
      int toAt,
      int toStride) {
    for (int r = 0; r < rows; r++) {
      System.arraycopy(from, fromAt + r * fromStride, to, toAt + r * toStride, length);
    }
  }

  /** Overwrites y with 0. */
  public static void zero(int count, float[] y, int yAt) {
    Arrays.fill(y, yAt, yAt + count, 0f);
  }
}
