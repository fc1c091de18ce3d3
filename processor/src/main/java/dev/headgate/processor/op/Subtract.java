package dev.headgate.processor.op;

import static dev.headgate.processor.op.Arguments.DY;
import static dev.headgate.processor.op.Arguments.Y;
import static dev.headgate.processor.op.Arguments.count;
import static dev.headgate.processor.op.Arguments.input;
import static dev.headgate.processor.op.Arguments.inputGradient;

import dev.headgate.processor.ir.KernelCall;
import dev.headgate.processor.ir.KernelCall.Kind;
import dev.headgate.processor.ir.Layer;
import dev.headgate.processor.ir.Rule;
import dev.headgate.processor.ir.Shape;
import dev.headgate.processor.ir.ShapeException;
import dev.headgate.processor.ir.Shapes;
import java.util.List;

/** {@code @Subtract}: the element-wise difference of two tensors of one shape. */
record Subtract() implements Layer {

  static final Definition DEFINITION =
      Definition.layer(
          "Subtract",
          attributes -> new Subtract(),
          Definition.Sample.of("@Subtract", Shape.of(2, 3), Shape.of(2, 3)));

  @Override
  public String name() {
    return "subtract";
  }

  @Override
  public int minimumInputs() {
    return 2;
  }

  @Override
  public int maximumInputs() {
    return 2;
  }

  @Override
  public Shape outputShape(List<Shape> inputs) throws ShapeException {
    return EqualShapes.of("@Subtract", inputs);
  }

  @Override
  public Rule forward(Shapes shapes) {
    return Rule.calls(
        new KernelCall(
            "Subtraction",
            "forward",
            List.of(count(shapes.output()), input(0), input(1), Y),
            Kind.IN_PLACE));
  }

  @Override
  public Rule backwardInput(int argument, Shapes shapes) {
    return argument == 0
        ? Rule.same()
        : Rule.calls(
            new KernelCall(
                "Subtraction",
                "backwardSecond",
                List.of(count(shapes.output()), DY, inputGradient(argument)),
                Kind.IN_PLACE));
  }
}
