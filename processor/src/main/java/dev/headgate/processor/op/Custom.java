package dev.headgate.processor.op;

import static dev.headgate.processor.op.Arguments.DY;
import static dev.headgate.processor.op.Arguments.SAMPLES;
import static dev.headgate.processor.op.Arguments.Y;
import static dev.headgate.processor.op.Arguments.input;
import static dev.headgate.processor.op.Arguments.inputGradient;
import static dev.headgate.processor.op.Arguments.whole;

import dev.headgate.processor.ir.Argument;
import dev.headgate.processor.ir.KernelCall;
import dev.headgate.processor.ir.KernelCall.Kind;
import dev.headgate.processor.ir.Layer;
import dev.headgate.processor.ir.Rule;
import dev.headgate.processor.ir.Shape;
import dev.headgate.processor.ir.Shapes;
import dev.headgate.processor.ir.UserClass;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code @Custom}: calls of a class of the user's, by {@link CustomMethod}'s signatures. What its
 * gradient reads is not known, so all inputs and the result are kept for it.
 *
 * @param shape the result's shape; empty for that of the first input
 */
record Custom(UserClass type, List<Integer> shape) implements Layer {

  /** The classes are the tests'. */
  static final Definition DEFINITION =
      Definition.layer(
          "Custom",
          Custom::of,
          Definition.Sample.of(
              "@Custom(dev.headgate.processor.samples.Softplus.class)", Shape.of(2, 3, 4)),
          Definition.Sample.of(
              "@Custom(dev.headgate.processor.samples.Product.class)", Shape.of(5), Shape.of(5)),
          Definition.Sample.of(
              "@Custom(value = dev.headgate.processor.samples.Pairs.class, shape = {3, 2})",
              Shape.of(12)));

  static Custom of(Attributes attributes) throws AttributeException {
    List<Integer> shape = attributes.wholes("shape");
    if (shape.stream().anyMatch(dimension -> dimension < 1)) {
      throw new AttributeException(
          "shape",
          "a shape of "
              + shape
              + " cannot be: write the dimensions of one sample, each at least 1");
    }
    return new Custom(attributes.userClass("value"), shape);
  }

  @Override
  public String name() {
    return "custom";
  }

  @Override
  public int maximumInputs() {
    return Integer.MAX_VALUE;
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    return shape.isEmpty() ? inputs.get(0) : new Shape(shape);
  }

  @Override
  public Rule forward(Shapes shapes) {
    List<Argument> arguments = values(shapes);
    return Rule.calls(new KernelCall(type.callType(), "forward", arguments, Kind.PLAIN));
  }

  @Override
  public Rule backwardInput(int argument, Shapes shapes) {
    List<Argument> arguments = values(shapes);
    if (shapes.inputs().size() > 1) {
      arguments.add(0, whole(argument));
    }
    arguments.add(DY);
    arguments.add(inputGradient(argument));
    return Rule.calls(new KernelCall(type.callType(), "backward", arguments, Kind.PLAIN));
  }

  private static List<Argument> values(Shapes shapes) {
    List<Argument> arguments = new ArrayList<>(List.of(SAMPLES, whole(shapes.input().size())));
    for (int i = 0; i < shapes.inputs().size(); i++) {
      arguments.add(input(i));
    }
    arguments.add(Y);
    return arguments;
  }
}
