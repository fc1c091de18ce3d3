package dev.headgate.processor.op;

import dev.headgate.processor.ir.Argument;
import dev.headgate.processor.ir.ParameterSpec;
import dev.headgate.processor.ir.Shape;
import dev.headgate.processor.ir.ShapeException;
import dev.headgate.processor.ir.Shapes;
import dev.headgate.processor.ir.Size;
import java.util.List;

/** {@code @ConvTranspose2d}: the adjoint of a convolution, which enlarges an image. */
final class ConvTranspose2d extends ConvolutionLayer {

  static final Definition DEFINITION =
      Definition.layer(
          "ConvTranspose2d",
          ConvTranspose2d::new,
          Definition.Sample.of("@ConvTranspose2d(filters = 3, kernel = 2)", Shape.of(2, 4, 3)),
          Definition.Sample.of(
              "@ConvTranspose2d(filters = 1, kernel = {2, 3}, bias = false)", Shape.of(3, 4, 4)),
          Definition.Sample.of(
              "@ConvTranspose2d(filters = 4, kernel = 3, stride = 2, padding = 1, outputPadding = 1, groups = 2)",
              Shape.of(2, 3, 4)),
          Definition.Sample.of(
              "@ConvTranspose2d(filters = 2, kernel = 2, stride = {3, 1}, dilation = {1, 3}, outputPadding = {2, 0})",
              Shape.of(2, 3, 3)));

  private final Size outputPadding;

  private ConvTranspose2d(Attributes attributes) throws AttributeException {
    super(attributes);
    this.outputPadding = attributes.size("outputPadding", 0);
    requireBelow(outputPadding.height(), window.stride().height(), window.dilation().height());
    requireBelow(outputPadding.width(), window.stride().width(), window.dilation().width());
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
    require("@ConvTranspose2d", input);
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
  public List<ParameterSpec> parameters(List<Shape> inputs) {
    int channels = inputs.get(0).dimension(0);
    Shape weight =
        Shape.of(channels, filters / groups, window.kernel().height(), window.kernel().width());
    return style.parameters(weight, filters, channels / groups * taps(), filters / groups * taps());
  }

  @Override
  public long multiplyAdds(Shapes shapes) {
    return shapes.input().elements() * taps() * (filters / groups);
  }

  @Override
  String kernel() {
    return "TransposedConvolution";
  }

  /** That of the convolution from this layer's output to its input, whose adjoint this layer is. */
  @Override
  Argument geometry(Shapes shapes) {
    return geometry(shapes.output(), shapes.input(), true);
  }
}
