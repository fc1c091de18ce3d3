package dev.headgate.processor.op;

import static dev.headgate.processor.op.Arguments.DY;
import static dev.headgate.processor.op.Arguments.Y;
import static dev.headgate.processor.op.Arguments.input;
import static dev.headgate.processor.op.Arguments.inputGradient;
import static dev.headgate.processor.op.Arguments.whole;

import dev.headgate.processor.ir.Argument;
import dev.headgate.processor.ir.KernelCall;
import dev.headgate.processor.ir.Layer;
import dev.headgate.processor.ir.Rule;
import dev.headgate.processor.ir.Shape;
import dev.headgate.processor.ir.ShapeException;
import dev.headgate.processor.ir.Shapes;
import java.util.ArrayList;
import java.util.List;

/** {@code @Concat}: tensors one after the other along one axis of the per-sample shape. */
record Concat(int axis) implements Layer {

  static final Definition DEFINITION =
      Definition.layer(
          "Concat",
          attributes -> new Concat(attributes.whole("axis", 0)),
          Definition.Sample.of("@Concat", Shape.of(2, 3, 2), Shape.of(1, 3, 2)),
          Definition.Sample.of(
              "@Concat(axis = 1)", Shape.of(2, 1, 3), Shape.of(2, 2, 3), Shape.of(2, 1, 3)),
          Definition.Sample.of("@Concat(axis = 2)", Shape.of(2, 2, 3), Shape.of(2, 2, 1)));

  @Override
  public String name() {
    return "concat";
  }

  @Override
  public int minimumInputs() {
    return 2;
  }

  @Override
  public int maximumInputs() {
    return Integer.MAX_VALUE;
  }

  @Override
  public Shape outputShape(List<Shape> inputs) throws ShapeException {
    Shape first = inputs.get(0);
    Axes.require("@Concat", axis, first);
    int length = 0;
    for (Shape other : inputs) {
      if (other.rank() != first.rank() || !other.with(axis, 1).equals(first.with(axis, 1))) {
        throw new ShapeException(
            "@Concat(axis = "
                + axis
                + ") takes tensors that differ in that axis only, but got "
                + first.named()
                + " and "
                + other.named());
      }
      length = Math.addExact(length, other.dimension(axis));
    }
    return first.with(axis, length);
  }

  @Override
  public Rule forward(Shapes shapes) {
    List<KernelCall> calls = new ArrayList<>();
    for (int i = 0; i < shapes.inputs().size(); i++) {
      Argument part = new Argument.Part(Y, start(shapes, i));
      calls.add(copy(shapes, i, input(i), row(shapes.input(i)), part, row(shapes.output())));
    }
    return new Rule.Calls(calls);
  }

  @Override
  public Rule backwardInput(int argument, Shapes shapes) {
    return Rule.calls(
        copy(
            shapes,
            argument,
            new Argument.Part(DY, start(shapes, argument)),
            row(shapes.output()),
            inputGradient(argument),
            row(shapes.input(argument))));
  }

  /**
   * The rows of input {@code i}, which stand every {@code fromStride} elements and go to every
   * {@code toStride}.
   */
  private KernelCall copy(
      Shapes shapes, int i, Argument from, int fromStride, Argument to, int toStride) {
    return KernelCall.of(
        "Copy",
        "rows",
        new Argument.Count(Axes.before(axis, shapes.output())),
        whole(row(shapes.input(i))),
        from,
        whole(fromStride),
        to,
        whole(toStride));
  }

  /** The elements of one row: the axis and everything inside it. */
  private int row(Shape shape) {
    return shape.dimension(axis) * Axes.behind(axis, shape);
  }

  /** Where input {@code i} begins in a row of the result. */
  private int start(Shapes shapes, int i) {
    return shapes.inputs().subList(0, i).stream().mapToInt(this::row).sum();
  }
}
