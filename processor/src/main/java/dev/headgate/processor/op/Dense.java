package dev.headgate.processor.op;

import static dev.headgate.processor.op.Arguments.DX;
import static dev.headgate.processor.op.Arguments.DY;
import static dev.headgate.processor.op.Arguments.FINISHING_SCRATCH;
import static dev.headgate.processor.op.Arguments.KEEPING_SCRATCH;
import static dev.headgate.processor.op.Arguments.SAMPLES;
import static dev.headgate.processor.op.Arguments.X;
import static dev.headgate.processor.op.Arguments.Y;
import static dev.headgate.processor.op.Arguments.weight;
import static dev.headgate.processor.op.Arguments.weightGradient;

import dev.headgate.processor.ir.Argument;
import dev.headgate.processor.ir.Argument.Setting;
import dev.headgate.processor.ir.KernelCall;
import dev.headgate.processor.ir.Layer;
import dev.headgate.processor.ir.ParameterSpec;
import dev.headgate.processor.ir.Rule;
import dev.headgate.processor.ir.Shape;
import dev.headgate.processor.ir.ShapeException;
import dev.headgate.processor.ir.Shapes;
import java.util.List;

/** {@code @Dense}: every unit sums over all features. */
record Dense(int units, ParameterStyle style) implements Layer {

  static final Definition DEFINITION =
      Definition.layer(
          "Dense",
          attributes -> new Dense(attributes.whole("units", 1), ParameterStyle.of(attributes)),
          Definition.Sample.of("@Dense(units = 3)", Shape.of(5)),
          Definition.Sample.of("@Dense(units = 17, bias = false)", Shape.of(9)));

  @Override
  public String name() {
    return "dense";
  }

  @Override
  public Shape outputShape(List<Shape> inputs) throws ShapeException {
    Shape input = inputs.get(0);
    if (input.rank() != 1) {
      throw new ShapeException(
          "@Dense takes [features] for each sample, but its input is "
              + input.named()
              + "; put @Flatten before it");
    }
    return Shape.of(units);
  }

  @Override
  public boolean hasParameters() {
    return true;
  }

  @Override
  public List<ParameterSpec> parameters(List<Shape> inputs) {
    int features = inputs.get(0).dimension(0);
    return style.parameters(Shape.of(units, features), units, features, units);
  }

  @Override
  public Rule forward(Shapes shapes) {
    return Rule.calls(
        style.bias()
            ? KernelCall.of(
                "Dense",
                "forward",
                geometry(shapes),
                SAMPLES,
                X,
                weight("weight"),
                weight("bias"),
                Y,
                FINISHING_SCRATCH)
            : KernelCall.of(
                "Dense",
                "forward",
                geometry(shapes),
                SAMPLES,
                X,
                weight("weight"),
                Y,
                FINISHING_SCRATCH));
  }

  @Override
  public Rule backwardInput(int argument, Shapes shapes) {
    return Rule.calls(
        KernelCall.of(
            "Dense",
            "backwardInput",
            geometry(shapes),
            SAMPLES,
            DY,
            weight("weight"),
            DX,
            FINISHING_SCRATCH));
  }

  @Override
  public Rule backwardParameter(String parameter, Shapes shapes) {
    return parameter.equals("bias")
        ? style.backwardBias(shapes.output())
        : Rule.calls(
            KernelCall.of(
                "Dense",
                "backwardWeight",
                geometry(shapes),
                SAMPLES,
                X,
                DY,
                weightGradient("weight"),
                KEEPING_SCRATCH));
  }

  @Override
  public long multiplyAdds(Shapes shapes) {
    return (long) units * shapes.input().dimension(0);
  }

  private Argument geometry(Shapes shapes) {
    int inputs = shapes.input().dimension(0);
    return new Argument.Geometry("DenseGeometry", List.of(Setting.of("of", inputs, units)));
  }
}
