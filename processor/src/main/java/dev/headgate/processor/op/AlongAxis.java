package dev.headgate.processor.op;

import static dev.headgate.processor.op.Arguments.DX;
import static dev.headgate.processor.op.Arguments.DY;
import static dev.headgate.processor.op.Arguments.X;
import static dev.headgate.processor.op.Arguments.Y;
import static dev.headgate.processor.op.Arguments.whole;

import dev.headgate.processor.ir.Argument;
import dev.headgate.processor.ir.KernelCall;
import dev.headgate.processor.ir.KernelCall.Kind;
import dev.headgate.processor.ir.Layer;
import dev.headgate.processor.ir.Rule;
import dev.headgate.processor.ir.Shape;
import dev.headgate.processor.ir.ShapeException;
import dev.headgate.processor.ir.Shapes;
import java.util.ArrayList;
import java.util.List;

/**
 * A function of all values along one axis, for each position of the other axes, whose derivative
 * can be told from its result.
 */
abstract class AlongAxis implements Layer {

  private final int axis;

  AlongAxis(int axis) {
    this.axis = axis;
  }

  /** The kernel class, which is the annotation's simple name as well. */
  abstract String kernel();

  @Override
  public final Shape outputShape(List<Shape> inputs) throws ShapeException {
    Axes.require("@" + kernel(), axis, inputs.get(0));
    return inputs.get(0);
  }

  @Override
  public final Rule forward(Shapes shapes) {
    return Rule.calls(new KernelCall(kernel(), "forward", arguments(shapes, X, Y), Kind.IN_PLACE));
  }

  @Override
  public final Rule backwardInput(int argument, Shapes shapes) {
    return Rule.calls(
        new KernelCall(kernel(), "backward", arguments(shapes, Y, DY, DX), Kind.IN_PLACE));
  }

  private List<Argument> arguments(Shapes shapes, Argument... tensors) {
    Shape shape = shapes.output();
    List<Argument> arguments = new ArrayList<>();
    arguments.add(new Argument.Count(Axes.before(axis, shape)));
    arguments.add(whole(shape.dimension(axis)));
    arguments.add(whole(Axes.behind(axis, shape)));
    arguments.addAll(List.of(tensors));
    return arguments;
  }
}
