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
import dev.headgate.processor.ir.Size;
import java.util.List;

/** {@code @ConvTranspose2d}: the adjoint of a convolution, which enlarges an image. */
record ConvTranspose2d(
    int filters, Window window, Size outputPadding, int groups, ParameterStyle style)
    implements Layer {

  static final Definition DEFINITION =
      Definition.layer(
          "ConvTranspose2d",
          ConvTranspose2d::of,
          Definition.Sample.of("@ConvTranspose2d(filters = 3, kernel = 2)", Shape.of(2, 4, 3)),
          Definition.Sample.of(
              "@ConvTranspose2d(filters = 1, kernel = {2, 3}, bias = false)", Shape.of(3, 4, 4)),
          Definition.Sample.of(
              "@ConvTranspose2d(filters = 4, kernel = 3, stride = 2, padding = 1, outputPadding = 1, groups = 2)",
              Shape.of(2, 3, 4)),
          Definition.Sample.of(
              "@ConvTranspose2d(filters = 2, kernel = 2, stride = {3, 1}, dilation = {1, 3}, outputPadding = {2, 0})",
              Shape.of(2, 3, 3)));

  static ConvTranspose2d of(Attributes attributes) throws AttributeException {
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
    Window window = Window.of(attributes);
    Size outputPadding = attributes.size("outputPadding", 0);
    requireBelow(outputPadding.height(), window.stride().height(), window.dilation().height());
    requireBelow(outputPadding.width(), window.stride().width(), window.dilation().width());
    return new ConvTranspose2d(
        filters, window, outputPadding, groups, ParameterStyle.of(attributes));
  }

  private static void requireBelow(int outputPadding, int stride, int dilation)
      throws AttributeException {
    if (outputPadding >= Math.max(stride, dilation)) {
      throw new AttributeException(
          "outputPadding",
          "outputPadding = "
              + outputPadding
              + " must be smaller than the stride or the dilation: write at most "
              + (Math.max(stride, dilation) - 1));
    }
  }

  @Override
  public String name() {
    return "convTranspose2d";
  }

  @Override
  public Shape outputShape(List<Shape> inputs) throws ShapeException {
    Shape input = inputs.get(0);
    ImageShapes.requireImage("@ConvTranspose2d", input);
    ParameterStyle.requireDivisible("@ConvTranspose2d", input, groups);
    return Shape.of(
        filters,
        enlarge(
            "height",
            input.dimension(1),
            window.kernel().height(),
            window.stride().height(),
            window.padding().height(),
            window.dilation().height(),
            outputPadding.height()),
        enlarge(
            "width",
            input.dimension(2),
            window.kernel().width(),
            window.stride().width(),
            window.padding().width(),
            window.dilation().width(),
            outputPadding.width()));
  }

  /**
   * (in - 1) stride - 2 padding + dilation (kernel - 1) + outputPadding + 1 (Dumoulin and Visin
   * 2016, relationship 14).
   */
  private static int enlarge(
      String dimension,
      int in,
      int kernel,
      int stride,
      int padding,
      int dilation,
      int outputPadding)
      throws ShapeException {
    long out =
        (in - 1L) * stride - 2L * padding + (long) dilation * (kernel - 1) + outputPadding + 1;
    if (out < 1) {
      throw new ShapeException(
          "the result would have "
              + dimension
              + " "
              + out
              + "; use less padding or a larger kernel");
    }
    return Math.toIntExact(out);
  }

  @Override
  public boolean hasParameters() {
    return true;
  }

  @Override
  public List<ParameterSpec> parameters(List<Shape> inputs) {
    int channels = inputs.get(0).dimension(0);
    int taps = window.kernel().height() * window.kernel().width();
    Shape weight =
        Shape.of(channels, filters / groups, window.kernel().height(), window.kernel().width());
    return style.parameters(weight, filters, channels / groups * taps, filters / groups * taps);
  }

  @Override
  public Rule forward(Shapes shapes) {
    return Rule.calls(
        style.bias()
            ? KernelCall.of(
                "TransposedConvolution",
                "forward",
                adjoint(shapes),
                SAMPLES,
                X,
                weight("weight"),
                weight("bias"),
                Y,
                SCRATCH)
            : KernelCall.of(
                "TransposedConvolution",
                "forward",
                adjoint(shapes),
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
            "TransposedConvolution",
            "backwardInput",
            adjoint(shapes),
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
                "TransposedConvolution",
                "backwardWeight",
                adjoint(shapes),
                SAMPLES,
                X,
                DY,
                weightGradient("weight"),
                SCRATCH));
  }

  @Override
  public long multiplyAdds(Shapes shapes) {
    long taps = (long) window.kernel().height() * window.kernel().width();
    return shapes.input().elements() * taps * (filters / groups);
  }

  /** The convolution from this layer's output to its input. */
  private Argument adjoint(Shapes shapes) {
    return ConvolutionGeometry.of(shapes.output(), shapes.input(), window, groups);
  }
}
