package dev.headgate.processor.op;

import dev.headgate.processor.ir.Shape;
import dev.headgate.processor.ir.ShapeException;

/** What the layers share that single out one axis of a sample. */
final class Axes {

  private Axes() {}

  /**
   * Refuses an axis that a shape does not have.
   *
   * @param layer the layer as the user writes it, without its attributes
   */
  static void require(String layer, int axis, Shape shape) throws ShapeException {
    if (axis >= shape.rank()) {
      throw new ShapeException(
          layer
              + "(axis = "
              + axis
              + ") has no such axis in "
              + shape.named()
              + ": write at most "
              + (shape.rank() - 1));
    }
  }

  /** The elements of the dimensions before an axis. */
  static int before(int axis, Shape shape) {
    return product(shape, 0, axis);
  }

  /** The elements of the dimensions behind an axis. */
  static int behind(int axis, Shape shape) {
    return product(shape, axis + 1, shape.rank());
  }

  private static int product(Shape shape, int from, int to) {
    return new Shape(shape.dimensions().subList(from, to)).size();
  }
}
