package dev.headgate.processor.op;

import dev.headgate.processor.ir.Argument;
import dev.headgate.processor.ir.ParameterSpec;
import dev.headgate.processor.ir.Shape;
import dev.headgate.processor.ir.ShapeException;
import dev.headgate.processor.ir.Shapes;
import java.util.List;

/** {@code @Conv2d}: cross-correlation of an image with a bank of filters. */
final class Conv2d extends ConvolutionLayer {

  static final Definition DEFINITION =
      Definition.layer(
          "Conv2d",
          Conv2d::new,
          Definition.Sample.of("@Conv2d(filters = 3, kernel = 2)", Shape.of(2, 5, 4)),
          Definition.Sample.of(
              "@Conv2d(filters = 2, kernel = {3, 2}, bias = false)", Shape.of(1, 6, 6)),
          Definition.Sample.of(
              "@Conv2d(filters = 4, kernel = 3, stride = 2, padding = 1, groups = 2)",
              Shape.of(2, 7, 6)),
          Definition.Sample.of(
              "@Conv2d(filters = 6, kernel = {2, 3}, stride = {1, 3}, padding = {2, 0}, dilation = {3, 1})",
              Shape.of(3, 5, 8)));

  private Conv2d(Attributes attributes) throws AttributeException {
    super(attributes);
  }

  @Override
  public String name() {
    return "conv2d";
  }

  @Override
  public Shape outputShape(List<Shape> inputs) throws ShapeException {
    Shape input = inputs.get(0);
    require("@Conv2d", input);
    return ImageShapes.slide(
        input, filters, window.kernel(), window.stride(), window.padding(), window.dilation());
  }

  @Override
  public List<ParameterSpec> parameters(List<Shape> inputs) {
    int channels = inputs.get(0).dimension(0) / groups;
    Shape weight = Shape.of(filters, channels, window.kernel().height(), window.kernel().width());
    return style.parameters(weight, filters, channels * taps(), filters / groups * taps());
  }

  @Override
  public long multiplyAdds(Shapes shapes) {
    return shapes.output().elements() * taps() * (shapes.input().dimension(0) / groups);
  }

  @Override
  String kernel() {
    return "Convolution";
  }

  @Override
  Argument geometry(Shapes shapes) {
    return geometry(shapes.input(), shapes.output(), false);
  }
}
