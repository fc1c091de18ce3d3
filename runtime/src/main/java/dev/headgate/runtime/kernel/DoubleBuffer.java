package dev.headgate.runtime.kernel;

import java.util.Arrays;

/** Memory of each thread for sums of channels, so that kernels need not ask. */
final class DoubleBuffer {

  private static final ThreadLocal<double[]> BUFFER =
      ThreadLocal.withInitial(() -> new double[1024]);

  private DoubleBuffer() {}

  /** At least so many elements, of which so many are zero. The next call may give the same. */
  static double[] zeros(int length) {
    double[] buffer = BUFFER.get();
    if (buffer.length < length) {
      buffer = new double[length];
      BUFFER.set(buffer);
    }
    Arrays.fill(buffer, 0, length, 0);
    return buffer;
  }
}
