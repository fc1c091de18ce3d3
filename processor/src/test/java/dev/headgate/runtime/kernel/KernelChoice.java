package dev.headgate.runtime.kernel;

/** Lets tests of whole models choose between both implementations of the kernels in one JVM. */
public enum KernelChoice {
  SCALAR,
  VECTOR;

  /** Runs models on this implementation, and restores the one before whatever happens. */
  public void run(Runnable models) {
    Primitives chosen = this == SCALAR ? new ScalarPrimitives() : ActivePrimitives.vector(false);
    Primitives before = ActivePrimitives.replace(chosen);
    try {
      models.run();
    } finally {
      ActivePrimitives.replace(before);
    }
  }
}
