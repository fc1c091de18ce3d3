package dev.headgate.processor.op;

import static dev.headgate.processor.op.Arguments.FINISHING_SCRATCH;
import static dev.headgate.processor.op.Arguments.Y;
import static dev.headgate.processor.op.Arguments.input;
import static dev.headgate.processor.op.Arguments.planes;
import static dev.headgate.processor.op.Arguments.positions;

import dev.headgate.processor.ir.Argument;
import dev.headgate.processor.ir.KernelCall;
import dev.headgate.processor.ir.Layer;
import dev.headgate.processor.ir.Rule;
import dev.headgate.processor.ir.Shape;
import dev.headgate.processor.ir.ShapeException;
import dev.headgate.processor.ir.Shapes;
import java.util.ArrayList;
import java.util.List;

/** {@code @Add}: the element-wise sum of two or more tensors of one shape. */
record Add() implements Layer {

  static final Definition DEFINITION =
      Definition.layer(
          "Add",
          attributes -> new Add(),
          Definition.Sample.of("@Add", Shape.of(2, 3), Shape.of(2, 3)),
          Definition.Sample.of("@Add", Shape.of(5), Shape.of(5), Shape.of(5)));

  @Override
  public String name() {
    return "add";
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
    return EqualShapes.of("@Add", inputs);
  }

  @Override
  public Rule forward(Shapes shapes) {
    List<KernelCall> calls = new ArrayList<>();
    calls.add(sum(shapes, input(0), input(1)));
    for (int i = 2; i < shapes.inputs().size(); i++) {
      calls.add(sum(shapes, Y, input(i)));
    }
    return new Rule.Calls(calls);
  }

  private static KernelCall sum(Shapes shapes, Argument a, Argument b) {
    Shape shape = shapes.output();
    return KernelCall.of(
        "Addition", "forward", planes(shape), positions(shape), a, b, Y, FINISHING_SCRATCH);
  }

  @Override
  public Rule backwardInput(int argument, Shapes shapes) {
    return Rule.same();
  }
}
