package dev.headgate.processor.build;

import dev.headgate.processor.ir.Shape;

/** How large one sample of a tensor may be. */
final class Sizes {

  /** Leaves room for a few samples in one Java array. */
  static final long LIMIT = 1L << 28;

  private Sizes() {}

  static boolean fits(Shape shape) {
    double elements =
        shape.dimensions().stream().mapToDouble(Integer::doubleValue).reduce(1, (a, b) -> a * b);
    return elements <= LIMIT;
  }
}
