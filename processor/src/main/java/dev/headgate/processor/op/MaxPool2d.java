package dev.headgate.processor.op;

import static dev.headgate.processor.op.Arguments.DX;
import static dev.headgate.processor.op.Arguments.DY;
import static dev.headgate.processor.op.Arguments.SAMPLES;
import static dev.headgate.processor.op.Arguments.X;
import static dev.headgate.processor.op.Arguments.Y;

import dev.headgate.processor.ir.KernelCall;
import dev.headgate.processor.ir.Rule;
import dev.headgate.processor.ir.Shape;
import dev.headgate.processor.ir.Shapes;

/** {@code @MaxPool2d}: the largest value of each window. */
final class MaxPool2d extends Pooling {

  static final Definition DEFINITION =
      Definition.layer(
          "MaxPool2d",
          attributes -> new MaxPool2d(Window.of(attributes)),
          Definition.Sample.of("@MaxPool2d(kernel = 2)", Shape.of(2, 5, 4)),
          Definition.Sample.of(
              "@MaxPool2d(kernel = 3, stride = {1, 2}, padding = 1)", Shape.of(2, 4, 5)),
          Definition.Sample.of(
              "@MaxPool2d(kernel = {2, 3}, stride = 1, dilation = {2, 1})", Shape.of(1, 5, 5)));

  private MaxPool2d(Window window) throws AttributeException {
    super(window);
  }

  @Override
  public String name() {
    return "maxPool2d";
  }

  @Override
  String annotation() {
    return "@MaxPool2d";
  }

  @Override
  public Rule forward(Shapes shapes) {
    return Rule.calls(KernelCall.of("MaxPooling", "forward", geometry(shapes), SAMPLES, X, Y));
  }

  /**
   * Finds the maxima again instead of keeping their places: a second look is cheaper than an index
   * for each.
   */
  @Override
  public Rule backwardInput(int argument, Shapes shapes) {
    return Rule.calls(
        KernelCall.of("MaxPooling", "backward", geometry(shapes), SAMPLES, X, DY, DX));
  }
}
