package dev.headgate.processor.op;

import static dev.headgate.processor.op.Arguments.X;
import static dev.headgate.processor.op.Arguments.Y;
import static dev.headgate.processor.op.Arguments.whole;

import dev.headgate.processor.ir.Argument;
import dev.headgate.processor.ir.KernelCall;
import dev.headgate.processor.ir.Rule;
import dev.headgate.processor.ir.Shape;
import dev.headgate.processor.ir.ShapeException;
import dev.headgate.processor.ir.Shapes;
import java.util.List;

/** {@code @ArgMaxOneHot}: 1 at the largest value along an axis, 0 elsewhere. */
final class ArgMaxOneHot extends Discrete {

  static final Definition DEFINITION =
      Definition.layer(
          "ArgMaxOneHot",
          attributes -> new ArgMaxOneHot(attributes.whole("axis", 0)),
          Definition.Sample.of("@ArgMaxOneHot", Shape.of(5)),
          Definition.Sample.of("@ArgMaxOneHot(axis = 1)", Shape.of(2, 3, 4)),
          Definition.Sample.of("@ArgMaxOneHot(axis = 2)", Shape.of(2, 2, 3)));

  private final int axis;

  private ArgMaxOneHot(int axis) {
    this.axis = axis;
  }

  @Override
  public String name() {
    return "argMaxOneHot";
  }

  @Override
  public Shape outputShape(List<Shape> inputs) throws ShapeException {
    Shape input = inputs.get(0);
    if (axis >= input.rank()) {
      throw new ShapeException(
          "@ArgMaxOneHot(axis = "
              + axis
              + ") has no such axis in "
              + input.named()
              + ": write at most "
              + (input.rank() - 1));
    }
    return input;
  }

  @Override
  public Rule forward(Shapes shapes) {
    List<Integer> dimensions = shapes.input().dimensions();
    return Rule.calls(
        KernelCall.of(
            "ArgMaxOneHot",
            "forward",
            new Argument.Count(product(dimensions.subList(0, axis))),
            whole(dimensions.get(axis)),
            whole(product(dimensions.subList(axis + 1, dimensions.size()))),
            X,
            Y));
  }

  private static int product(List<Integer> dimensions) {
    return new Shape(dimensions).size();
  }
}
