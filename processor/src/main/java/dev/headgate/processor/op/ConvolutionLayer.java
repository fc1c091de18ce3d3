package dev.headgate.processor.op;

import static dev.headgate.processor.op.Arguments.DX;
import static dev.headgate.processor.op.Arguments.DY;
import static dev.headgate.processor.op.Arguments.FINISHING_SCRATCH;
import static dev.headgate.processor.op.Arguments.OVERWRITING_SCRATCH;
import static dev.headgate.processor.op.Arguments.SAMPLES;
import static dev.headgate.processor.op.Arguments.X;
import static dev.headgate.processor.op.Arguments.Y;
import static dev.headgate.processor.op.Arguments.weight;
import static dev.headgate.processor.op.Arguments.weightGradient;

import dev.headgate.processor.ir.Argument;
import dev.headgate.processor.ir.Argument.Setting;
import dev.headgate.processor.ir.KernelCall;
import dev.headgate.processor.ir.Layer;
import dev.headgate.processor.ir.Rule;
import dev.headgate.processor.ir.Shape;
import dev.headgate.processor.ir.ShapeException;
import dev.headgate.processor.ir.Shapes;
import dev.headgate.processor.ir.Size;
import java.util.ArrayList;
import java.util.List;

/**
 * What a convolution and its adjoint share: attributes, kernel calls, the geometry that both are
 * described by.
 */
abstract class ConvolutionLayer implements Layer {

  final int filters;
  final int groups;
  final Window window;
  final ParameterStyle style;

  ConvolutionLayer(Attributes attributes) throws AttributeException {
    this.filters = attributes.whole("filters", 1);
    this.groups = attributes.whole("groups", 1);
    this.window = Window.of(attributes);
    this.style = ParameterStyle.of(attributes);
    if (filters % groups != 0) {
      throw new AttributeException(
          "groups",
          "groups = "
              + groups
              + " does not divide filters = "
              + filters
              + ": write a divisor of both channels and filters");
    }
  }

  /** The kernel class. */
  abstract String kernel();

  /** The sizes, as the kernels want them. */
  abstract Argument geometry(Shapes shapes);

  /** Refuses what is no image, or has channels that the groups cannot share evenly. */
  final void require(String annotation, Shape input) throws ShapeException {
    ImageShapes.requireImage(annotation, input);
    if (input.dimension(0) % groups != 0) {
      throw new ShapeException(
          annotation
              + " with groups = "
              + groups
              + " cannot split "
              + input.dimension(0)
              + " channels evenly");
    }
  }

  final int taps() {
    return window.kernel().height() * window.kernel().width();
  }

  /**
   * The geometry of the convolution from one shape to another.
   *
   * @param transposed whether the layer goes the other way
   */
  final Argument geometry(Shape from, Shape to, boolean transposed) {
    List<Setting> settings = new ArrayList<>();
    settings.add(
        Setting.of(
            "of",
            from.dimension(0),
            from.dimension(1),
            from.dimension(2),
            to.dimension(0),
            to.dimension(1),
            to.dimension(2)));
    settings.addAll(window.settings());
    if (groups != 1) {
      settings.add(Setting.of("groups", groups));
    }
    Size output = new Size(to.dimension(1), to.dimension(2));
    settings.addAll(
        CostModel.convolution(
            from.dimension(0) / groups, to.dimension(0) / groups, output, window, transposed));
    settings.add(Setting.of("build"));
    return new Argument.Geometry("ConvolutionGeometry", settings);
  }

  @Override
  public final boolean hasParameters() {
    return true;
  }

  @Override
  public final Rule forward(Shapes shapes) {
    Argument geometry = geometry(shapes);
    Argument weight = weight("weight");
    return Rule.calls(
        style.bias()
            ? call("forward", geometry, SAMPLES, X, weight, weight("bias"), Y, FINISHING_SCRATCH)
            : call("forward", geometry, SAMPLES, X, weight, Y, FINISHING_SCRATCH));
  }

  @Override
  public final Rule backwardInput(int argument, Shapes shapes) {
    return Rule.calls(
        call(
            "backwardInput",
            geometry(shapes),
            SAMPLES,
            DY,
            weight("weight"),
            DX,
            FINISHING_SCRATCH));
  }

  @Override
  public final Rule backwardParameter(String parameter, Shapes shapes) {
    return parameter.equals("bias")
        ? style.backwardBias(shapes.output())
        : Rule.calls(
            call(
                "backwardWeight",
                geometry(shapes),
                SAMPLES,
                X,
                DY,
                weightGradient("weight"),
                OVERWRITING_SCRATCH));
  }

  private KernelCall call(String method, Argument... arguments) {
    return KernelCall.of(kernel(), method, arguments);
  }
}
