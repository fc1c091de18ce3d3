package dev.headgate.processor.op;

import static dev.headgate.processor.op.Arguments.DX;
import static dev.headgate.processor.op.Arguments.DY;
import static dev.headgate.processor.op.Arguments.X;
import static dev.headgate.processor.op.Arguments.Y;
import static dev.headgate.processor.op.Arguments.count;
import static dev.headgate.processor.op.Arguments.whole;

import dev.headgate.processor.ir.Argument;
import dev.headgate.processor.ir.KernelCall;
import dev.headgate.processor.ir.Layer;
import dev.headgate.processor.ir.Rule;
import dev.headgate.processor.ir.Shape;
import dev.headgate.processor.ir.ShapeException;
import dev.headgate.processor.ir.Shapes;
import java.util.List;

/** {@code @Slice}: a range of one axis of the per-sample shape. */
record Slice(int axis, int from, int to) implements Layer {

  static final Definition DEFINITION =
      Definition.layer(
          "Slice",
          Slice::of,
          Definition.Sample.of("@Slice(from = 2, to = 5)", Shape.of(7)),
          Definition.Sample.of("@Slice(from = 0, to = 1)", Shape.of(3, 2, 2)),
          Definition.Sample.of("@Slice(axis = 1, from = 1, to = 3)", Shape.of(2, 4, 3)),
          Definition.Sample.of("@Slice(axis = 2, from = 1, to = 2)", Shape.of(2, 3, 2)));

  static Slice of(Attributes attributes) throws AttributeException {
    int from = attributes.whole("from", 0);
    int to = attributes.whole("to", 1);
    if (to <= from) {
      throw new AttributeException(
          "to",
          "to = " + to + " leaves nothing from " + from + " on: write at least " + (from + 1L));
    }
    return new Slice(attributes.whole("axis", 0), from, to);
  }

  @Override
  public String name() {
    return "slice";
  }

  @Override
  public Shape outputShape(List<Shape> inputs) throws ShapeException {
    Shape input = inputs.get(0);
    Axes.require("@Slice", axis, input);
    if (to > input.dimension(axis)) {
      throw new ShapeException(
          "@Slice(axis = "
              + axis
              + ", to = "
              + to
              + ") reaches beyond the "
              + input.dimension(axis)
              + " of that axis in "
              + input.named()
              + ": write at most "
              + input.dimension(axis));
    }
    return input.with(axis, to - from);
  }

  @Override
  public Rule forward(Shapes shapes) {
    return Rule.calls(copy(shapes, part(X, shapes), row(shapes.input()), Y, row(shapes.output())));
  }

  @Override
  public Rule backwardInput(int argument, Shapes shapes) {
    return Rule.calls(
        KernelCall.of("Copy", "zero", count(shapes.input()), DX),
        copy(shapes, DY, row(shapes.output()), part(DX, shapes), row(shapes.input())));
  }

  /** Copies rows of the result's length; strides say how far apart they stand. */
  private KernelCall copy(
      Shapes shapes, Argument source, int sourceStride, Argument target, int targetStride) {
    return KernelCall.of(
        "Copy",
        "rows",
        new Argument.Count(Axes.before(axis, shapes.input())),
        whole(row(shapes.output())),
        source,
        whole(sourceStride),
        target,
        whole(targetStride));
  }

  /** A tensor of the input's shape from the first index on that is taken. */
  private Argument part(Argument tensor, Shapes shapes) {
    return new Argument.Part(tensor, from * Axes.behind(axis, shapes.input()));
  }

  /** The elements of one row: the axis and everything inside it. */
  private int row(Shape shape) {
    return shape.dimension(axis) * Axes.behind(axis, shape);
  }
}
