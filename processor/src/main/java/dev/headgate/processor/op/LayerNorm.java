package dev.headgate.processor.op;

import static dev.headgate.processor.op.Arguments.DX;
import static dev.headgate.processor.op.Arguments.DY;
import static dev.headgate.processor.op.Arguments.X;
import static dev.headgate.processor.op.Arguments.Y;
import static dev.headgate.processor.op.Arguments.real;
import static dev.headgate.processor.op.Arguments.weight;
import static dev.headgate.processor.op.Arguments.weightGradient;
import static dev.headgate.processor.op.Arguments.whole;

import dev.headgate.processor.ir.Argument;
import dev.headgate.processor.ir.KernelCall;
import dev.headgate.processor.ir.KernelCall.Kind;
import dev.headgate.processor.ir.Layer;
import dev.headgate.processor.ir.ParameterSpec;
import dev.headgate.processor.ir.Rule;
import dev.headgate.processor.ir.Shape;
import dev.headgate.processor.ir.ShapeException;
import dev.headgate.processor.ir.Shapes;
import java.util.ArrayList;
import java.util.List;

/** {@code @LayerNorm}: a sample's last dimensions brought to mean 0 and variance 1. */
record LayerNorm(int axis, float epsilon, boolean affine) implements Layer {

  static final Definition DEFINITION =
      Definition.layer(
          "LayerNorm",
          LayerNorm::of,
          Definition.Sample.of("@LayerNorm", Shape.of(9)),
          Definition.Sample.of("@LayerNorm", Shape.of(2, 3, 4)),
          Definition.Sample.of("@LayerNorm(axis = 1, epsilon = 0.01f)", Shape.of(2, 3, 4)),
          Definition.Sample.of("@LayerNorm(axis = 2, affine = false)", Shape.of(2, 3, 5)));

  static LayerNorm of(Attributes attributes) throws AttributeException {
    return new LayerNorm(
        attributes.whole("axis", 0), attributes.positive("epsilon"), attributes.flag("affine"));
  }

  @Override
  public String name() {
    return "layerNorm";
  }

  @Override
  public Shape outputShape(List<Shape> inputs) throws ShapeException {
    Axes.require("@LayerNorm", axis, inputs.get(0));
    return inputs.get(0);
  }

  @Override
  public boolean hasParameters() {
    return affine;
  }

  @Override
  public List<ParameterSpec> parameters(List<Shape> inputs) {
    Shape shape = normalized(inputs.get(0));
    return affine
        ? List.of(
            new ParameterSpec("scale", shape, "ONES", 1, 1),
            new ParameterSpec("bias", shape, "ZEROS", 1, 1))
        : List.of();
  }

  @Override
  public Rule forward(Shapes shapes) {
    return affine
        ? call("forward", shapes, X, weight("scale"), weight("bias"), Y)
        : call("forward", shapes, X, Y);
  }

  @Override
  public Rule backwardInput(int argument, Shapes shapes) {
    return affine
        ? call("backwardInput", shapes, X, weight("scale"), DY, DX)
        : call("backwardInput", shapes, X, DY, DX);
  }

  @Override
  public Rule backwardParameter(String parameter, Shapes shapes) {
    return parameter.equals("bias")
        ? Rule.calls(
            KernelCall.of(
                "LayerNormalization",
                "backwardBias",
                rows(shapes),
                length(shapes),
                DY,
                weightGradient("bias")))
        : call("backwardScale", shapes, X, DY, weightGradient("scale"));
  }

  /** One for each element of the variance, of scale and bias. */
  @Override
  public long multiplyAdds(Shapes shapes) {
    return (affine ? 2 : 1) * shapes.output().elements();
  }

  /**
   * Statistics are computed anew by each call: a second look is cheaper than keeping them through
   * the step.
   */
  private Rule call(String method, Shapes shapes, Argument... tensors) {
    List<Argument> arguments =
        new ArrayList<>(List.of(rows(shapes), length(shapes), real(epsilon)));
    arguments.addAll(List.of(tensors));
    return Rule.calls(new KernelCall("LayerNormalization", method, arguments, Kind.IN_PLACE));
  }

  private Argument rows(Shapes shapes) {
    return new Argument.Count(Axes.before(axis, shapes.input()));
  }

  private Argument length(Shapes shapes) {
    return whole(normalized(shapes.input()).size());
  }

  /** The dimensions that are normalised together. */
  private Shape normalized(Shape input) {
    return new Shape(input.dimensions().subList(axis, input.rank()));
  }
}
