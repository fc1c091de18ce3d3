package dev.headgate.processor.op;

import static dev.headgate.processor.op.Arguments.DY;
import static dev.headgate.processor.op.Arguments.Y;
import static dev.headgate.processor.op.Arguments.count;
import static dev.headgate.processor.op.Arguments.input;
import static dev.headgate.processor.op.Arguments.inputGradient;

import dev.headgate.processor.ir.Argument;
import dev.headgate.processor.ir.KernelCall;
import dev.headgate.processor.ir.KernelCall.Kind;
import dev.headgate.processor.ir.Layer;
import dev.headgate.processor.ir.Rule;
import dev.headgate.processor.ir.Shape;
import dev.headgate.processor.ir.ShapeException;
import dev.headgate.processor.ir.Shapes;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code @Gaussian}: in training a sample of the normal distribution that two tensors describe
 * (Kingma and Welling 2013), in inference its mean.
 */
record Gaussian(boolean samples) implements Layer {

  static final Definition DEFINITION =
      Definition.layer(
          "Gaussian",
          attributes -> new Gaussian(true),
          Definition.Sample.of("@Gaussian", Shape.of(6), Shape.of(6)),
          Definition.Sample.of("@Gaussian", Shape.of(2, 3, 2), Shape.of(2, 3, 2)));

  @Override
  public Layer inference() {
    return samples ? new Gaussian(false) : this;
  }

  /** The mean does not depend on the variance. */
  @Override
  public boolean differentiable(int argument) {
    return samples || argument == 0;
  }

  @Override
  public String name() {
    return "gaussian";
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
    return EqualShapes.of("@Gaussian", inputs);
  }

  @Override
  public Rule forward(Shapes shapes) {
    return samples ? call("forward", shapes, input(0), input(1), Y) : Rule.same();
  }

  @Override
  public Rule backwardInput(int argument, Shapes shapes) {
    return argument == 0
        ? Rule.same()
        : call("backwardLogVariance", shapes, input(1), DY, inputGradient(1));
  }

  private static Rule call(String method, Shapes shapes, Argument... tensors) {
    List<Argument> arguments =
        new ArrayList<>(
            List.of(
                count(shapes.output()),
                new Argument.Noise(),
                new Argument.Start(shapes.output().size())));
    arguments.addAll(List.of(tensors));
    return Rule.calls(new KernelCall("Gaussian", method, arguments, Kind.IN_PLACE));
  }
}
