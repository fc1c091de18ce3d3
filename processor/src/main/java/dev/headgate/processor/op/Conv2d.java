package dev.headgate.processor.op;

import static dev.headgate.processor.op.Arguments.DX;
import static dev.headgate.processor.op.Arguments.DY;
import static dev.headgate.processor.op.Arguments.SAMPLES;
import static dev.headgate.processor.op.Arguments.SCRATCH;
import static dev.headgate.processor.op.Arguments.X;
import static dev.headgate.processor.op.Arguments.Y;
import static dev.headgate.processor.op.Arguments.weight;
import static dev.headgate.processor.op.Arguments.weightGradient;

import dev.headgate.processor.ir.Argument;
import dev.headgate.processor.ir.KernelCall;
import dev.headgate.processor.ir.Layer;
import dev.headgate.processor.ir.ParameterSpec;
import dev.headgate.processor.ir.Rule;
import dev.headgate.processor.ir.Shape;
import dev.headgate.processor.ir.ShapeException;
import dev.headgate.processor.ir.Shapes;
import java.util.List;

/** {@code @Conv2d}: cross-correlation of an image with a bank of filters. */
record Conv2d(int filters, Window window, int groups, ParameterStyle style) implements Layer {

  static final Definition DEFINITION =
      Definition.layer(
          "Conv2d",
          Conv2d::of,
          Definition.Sample.of("@Conv2d(filters = 3, kernel = 2)", Shape.of(2, 5, 4)),
          Definition.Sample.of(
              "@Conv2d(filters = 2, kernel = {3, 2}, bias = false)", Shape.of(1, 6, 6)),
          Definition.Sample.of(
              "@Conv2d(filters = 4, kernel = 3, stride = 2, padding = 1, groups = 2)",
              Shape.of(2, 7, 6)),
          Definition.Sample.of(
              "@Conv2d(filters = 6, kernel = {2, 3}, stride = {1, 3}, padding = {2, 0}, dilation = {3, 1})",
              Shape.of(3, 5, 8)));

  static Conv2d of(Attributes attributes) throws AttributeException {
    int filters = attributes.whole("filters", 1);
    int groups = attributes.whole("groups", 1);
    if (filters % groups != 0) {
      throw new AttributeException(
          "groups",
          "groups = "
              + groups
              + " does not divide filters = "
              + filters
              + ": write a divisor of both channels and filters");
    }
    return new Conv2d(filters, Window.of(attributes), groups, ParameterStyle.of(attributes));
  }

  @Override
  public String name() {
    return "conv2d";
  }

  @Override
  public Shape outputShape(List<Shape> inputs) throws ShapeException {
    Shape input = inputs.get(0);
    ImageShapes.requireImage("@Conv2d", input);
    ParameterStyle.requireDivisible("@Conv2d", input, groups);
    return ImageShapes.slide(
        input, filters, window.kernel(), window.stride(), window.padding(), window.dilation());
  }

  @Override
  public boolean hasParameters() {
    return true;
  }

  @Override
  public List<ParameterSpec> parameters(List<Shape> inputs) {
    int channels = inputs.get(0).dimension(0) / groups;
    int taps = window.kernel().height() * window.kernel().width();
    Shape weight = Shape.of(filters, channels, window.kernel().height(), window.kernel().width());
    return style.parameters(weight, filters, channels * taps, filters / groups * taps);
  }

  @Override
  public Rule forward(Shapes shapes) {
    return Rule.calls(
        style.bias()
            ? KernelCall.of(
                "Convolution",
                "forward",
                geometry(shapes),
                SAMPLES,
                X,
                weight("weight"),
                weight("bias"),
                Y,
                SCRATCH)
            : KernelCall.of(
                "Convolution",
                "forward",
                geometry(shapes),
                SAMPLES,
                X,
                weight("weight"),
                Y,
                SCRATCH));
  }

  @Override
  public Rule backwardInput(int argument, Shapes shapes) {
    return Rule.calls(
        KernelCall.of(
            "Convolution",
            "backwardInput",
            geometry(shapes),
            SAMPLES,
            DY,
            weight("weight"),
            DX,
            SCRATCH));
  }

  @Override
  public Rule backwardParameter(String parameter, Shapes shapes) {
    return parameter.equals("bias")
        ? style.backwardBias(shapes.output())
        : Rule.calls(
            KernelCall.of(
                "Convolution",
                "backwardWeight",
                geometry(shapes),
                SAMPLES,
                X,
                DY,
                weightGradient("weight"),
                SCRATCH));
  }

  @Override
  public long multiplyAdds(Shapes shapes) {
    long taps = (long) window.kernel().height() * window.kernel().width();
    return shapes.output().elements() * taps * (shapes.input().dimension(0) / groups);
  }

  private Argument geometry(Shapes shapes) {
    return ConvolutionGeometry.of(shapes.input(), shapes.output(), window, groups);
  }
}
