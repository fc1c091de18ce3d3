package dev.headgate.runtime.kernel;

/** Memory of each thread for lines of a plane that are worked on, so that kernels need not ask. */
final class LineBuffer {

  private static final ThreadLocal<float[]> BUFFER = ThreadLocal.withInitial(() -> new float[1024]);

  private LineBuffer() {}

  /** At least so many elements, of any value. The next call may give the same. */
  static float[] of(int length) {
    float[] buffer = BUFFER.get();
    if (buffer.length < length) {
      buffer = new float[length];
      BUFFER.set(buffer);
    }
    return buffer;
  }
}
