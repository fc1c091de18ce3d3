package dev.headgate.processor.op;

import dev.headgate.processor.ir.Layer;
import dev.headgate.processor.ir.Rule;
import dev.headgate.processor.ir.Shape;
import dev.headgate.processor.ir.ShapeException;
import dev.headgate.processor.ir.Shapes;
import java.util.List;

/**
 * A layer of one input that jumps from value to value: its derivative is 0 or does not exist, so no
 * cotangent leaves along the input. It keeps the shape, so that {@code @StraightThrough} can stand
 * in.
 */
abstract class Discrete implements Layer {

  @Override
  public boolean differentiable(int argument) {
    return false;
  }

  @Override
  public Shape outputShape(List<Shape> inputs) throws ShapeException {
    return inputs.get(0);
  }

  @Override
  public final Rule backwardInput(int argument, Shapes shapes) {
    throw new IllegalStateException(name() + " has no derivative");
  }
}
