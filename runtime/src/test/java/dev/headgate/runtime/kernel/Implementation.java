package dev.headgate.runtime.kernel;

import java.util.function.Supplier;

/** Both implementations of the inner loops, for tests that take them as a parameter. */
public enum Implementation {
  SCALAR(ScalarPrimitives::new),
  VECTOR(() -> ActivePrimitives.vector(false));

  private final Supplier<Primitives> supplier;

  Implementation(Supplier<Primitives> supplier) {
    this.supplier = supplier;
  }

  /** Runs kernels on this implementation, and restores the one before whatever happens. */
  public void run(Runnable kernels) {
    Primitives before = ActivePrimitives.replace(supplier.get());
    try {
      kernels.run();
    } finally {
      ActivePrimitives.replace(before);
    }
  }
}
