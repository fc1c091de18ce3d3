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

/** {@code @Multiply}: the element-wise product of two or more tensors of one shape. */
record Multiply() implements Layer {

  static final Definition DEFINITION =
      Definition.layer(
          "Multiply",
          attributes -> new Multiply(),
          Definition.Sample.of("@Multiply", Shape.of(2, 3), Shape.of(2, 3)),
          Definition.Sample.of("@Multiply", Shape.of(5), Shape.of(5), Shape.of(5), Shape.of(5)));

  @Override
  public String name() {
    return "multiply";
  }

  @Override
  public int minimumInputs() {
    return 2;
  }

  @Override
  public int maximumInputs() {
    return Integer.MAX_VALUE;
  }

  @Override
  public Shape outputShape(List<Shape> inputs) throws ShapeException {
    return EqualShapes.of("@Multiply", inputs);
  }

  @Override
  public Rule forward(Shapes shapes) {
    List<Argument> factors = new ArrayList<>();
    for (int i = 0; i < shapes.inputs().size(); i++) {
      factors.add(input(i));
    }
    return product(shapes, factors, Y);
  }

  /** The other factors are multiplied anew: dividing the product by this one could divide by 0. */
  @Override
  public Rule backwardInput(int argument, Shapes shapes) {
    List<Argument> factors = new ArrayList<>(List.of(DY));
    for (int i = 0; i < shapes.inputs().size(); i++) {
      if (i != argument) {
        factors.add(input(i));
      }
    }
    return product(shapes, factors, inputGradient(argument));
  }

  /** The product of two or more factors, factor by factor into the result. */
  private static Rule product(Shapes shapes, List<Argument> factors, Argument result) {
    List<KernelCall> calls = new ArrayList<>();
    Argument product = factors.get(0);
    for (Argument factor : factors.subList(1, factors.size())) {
      List<Argument> arguments = List.of(count(shapes.output()), product, factor, result);
      calls.add(new KernelCall("Multiplication", "forward", arguments, Kind.IN_PLACE));
      product = result;
    }
    return new Rule.Calls(calls);
  }
}
