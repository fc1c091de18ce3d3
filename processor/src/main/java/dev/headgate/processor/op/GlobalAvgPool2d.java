package dev.headgate.processor.op;

import static dev.headgate.processor.op.Arguments.DX;
import static dev.headgate.processor.op.Arguments.DY;
import static dev.headgate.processor.op.Arguments.X;
import static dev.headgate.processor.op.Arguments.Y;
import static dev.headgate.processor.op.Arguments.whole;

import dev.headgate.processor.ir.Argument;
import dev.headgate.processor.ir.KernelCall;
import dev.headgate.processor.ir.Layer;
import dev.headgate.processor.ir.Rule;
import dev.headgate.processor.ir.Shape;
import dev.headgate.processor.ir.ShapeException;
import dev.headgate.processor.ir.Shapes;
import java.util.List;

/** {@code @GlobalAvgPool2d}: the mean of each channel. */
record GlobalAvgPool2d(boolean keepDims) implements Layer {

  static final Definition DEFINITION =
      Definition.layer(
          "GlobalAvgPool2d",
          attributes -> new GlobalAvgPool2d(attributes.flag("keepDims")),
          Definition.Sample.of("@GlobalAvgPool2d", Shape.of(3, 4, 5)),
          Definition.Sample.of("@GlobalAvgPool2d(keepDims = true)", Shape.of(2, 5, 7)));

  @Override
  public String name() {
    return "globalAvgPool2d";
  }

  @Override
  public Shape outputShape(List<Shape> inputs) throws ShapeException {
    Shape input = inputs.get(0);
    ImageShapes.requireImage("@GlobalAvgPool2d", input);
    int channels = input.dimension(0);
    return keepDims ? Shape.of(channels, 1, 1) : Shape.of(channels);
  }

  @Override
  public Rule forward(Shapes shapes) {
    return call("forward", shapes, X, Y);
  }

  @Override
  public Rule backwardInput(int argument, Shapes shapes) {
    return call("backward", shapes, DY, DX);
  }

  private static Rule call(String method, Shapes shapes, Argument from, Argument to) {
    Shape input = shapes.input();
    return Rule.calls(
        KernelCall.of(
            "GlobalAveragePooling",
            method,
            new Argument.Count(input.dimension(0)),
            whole(input.dimension(1) * input.dimension(2)),
            from,
            to));
  }
}
