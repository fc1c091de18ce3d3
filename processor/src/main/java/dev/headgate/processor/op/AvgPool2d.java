package dev.headgate.processor.op;

import static dev.headgate.processor.op.Arguments.DX;
import static dev.headgate.processor.op.Arguments.DY;
import static dev.headgate.processor.op.Arguments.SAMPLES;
import static dev.headgate.processor.op.Arguments.X;
import static dev.headgate.processor.op.Arguments.Y;

import dev.headgate.processor.ir.Argument;
import dev.headgate.processor.ir.Argument.Setting;
import dev.headgate.processor.ir.KernelCall;
import dev.headgate.processor.ir.Rule;
import dev.headgate.processor.ir.Shape;
import dev.headgate.processor.ir.Shapes;
import dev.headgate.processor.ir.Size;

/** {@code @AvgPool2d}: the mean of each window. */
final class AvgPool2d extends Pooling {

  static final Definition DEFINITION =
      Definition.layer(
          "AvgPool2d",
          AvgPool2d::of,
          Definition.Sample.of("@AvgPool2d(kernel = 2)", Shape.of(2, 5, 4)),
          Definition.Sample.of(
              "@AvgPool2d(kernel = {3, 2}, stride = 1, padding = 1)", Shape.of(1, 4, 5)),
          Definition.Sample.of(
              "@AvgPool2d(kernel = 3, stride = 2, padding = 1, countIncludePadding = false)",
              Shape.of(2, 5, 5)));

  private final boolean countIncludePadding;

  private AvgPool2d(Window window, boolean countIncludePadding) throws AttributeException {
    super(window);
    this.countIncludePadding = countIncludePadding;
  }

  static AvgPool2d of(Attributes attributes) throws AttributeException {
    Size kernel = attributes.size("kernel", 1);
    Window window =
        new Window(
            kernel, attributes.size("stride", 1, kernel), attributes.size("padding", 0), Size.ONE);
    return new AvgPool2d(window, attributes.flag("countIncludePadding"));
  }

  @Override
  public String name() {
    return "avgPool2d";
  }

  @Override
  String annotation() {
    return "@AvgPool2d";
  }

  @Override
  public Rule forward(Shapes shapes) {
    return Rule.calls(KernelCall.of("AveragePooling", "forward", average(shapes), SAMPLES, X, Y));
  }

  @Override
  public Rule backwardInput(int argument, Shapes shapes) {
    return Rule.calls(
        KernelCall.of("AveragePooling", "backward", average(shapes), SAMPLES, DY, DX));
  }

  private Argument average(Shapes shapes) {
    return countIncludePadding
        ? geometry(shapes)
        : geometry(shapes, Setting.of("countIncludePadding", false));
  }
}
