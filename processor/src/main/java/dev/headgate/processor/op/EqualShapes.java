package dev.headgate.processor.op;

import dev.headgate.processor.ir.Shape;
import dev.headgate.processor.ir.ShapeException;
import java.util.List;

/** The shape rule of layers that combine tensors element by element. */
final class EqualShapes {

  private EqualShapes() {}

  /** The one shape that all inputs have. */
  static Shape of(String layer, List<Shape> inputs) throws ShapeException {
    Shape first = inputs.get(0);
    for (Shape other : inputs) {
      if (!other.equals(first)) {
        throw new ShapeException(
            layer
                + " takes tensors of one shape, but got "
                + first.named()
                + " and "
                + other.named());
      }
    }
    return first;
  }
}
