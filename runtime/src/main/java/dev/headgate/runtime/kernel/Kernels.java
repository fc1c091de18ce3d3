package dev.headgate.runtime.kernel;

/** What concerns all kernels. */
public final class Kernels {

  private Kernels() {}

  /**
   * Chooses what kernels run on, and lets the JVM begin to compile it on a thread of its own.
   * Called when a model is built, so that this goes on while its user prepares data.
   */
  public static void prepare() {
    ActivePrimitives.get();
  }
}
