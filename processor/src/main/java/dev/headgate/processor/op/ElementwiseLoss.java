package dev.headgate.processor.op;

import static dev.headgate.processor.op.Arguments.SCALE;
import static dev.headgate.processor.op.Arguments.count;
import static dev.headgate.processor.op.Arguments.input;
import static dev.headgate.processor.op.Arguments.inputGradient;

import dev.headgate.processor.ir.KernelCall;
import dev.headgate.processor.ir.LossFunction;
import dev.headgate.processor.ir.Rule;
import dev.headgate.processor.ir.Shape;
import dev.headgate.processor.ir.Shapes;

/** A loss that compares element by element and takes the mean over all of them. */
abstract class ElementwiseLoss implements LossFunction {

  /** The kernel class. */
  abstract String kernel();

  @Override
  public Shape targetShape(Shape prediction) {
    return prediction;
  }

  @Override
  public int terms(Shape prediction) {
    return prediction.size();
  }

  @Override
  public Rule forward(Shapes shapes) {
    return Rule.calls(
        KernelCall.of(kernel(), "forward", count(shapes.input()), input(0), input(1)));
  }

  @Override
  public Rule backwardInput(int argument, Shapes shapes) {
    return Rule.calls(
        KernelCall.of(
            kernel(),
            argument == 0 ? "backwardPrediction" : "backwardTarget",
            count(shapes.input()),
            SCALE,
            input(0),
            input(1),
            inputGradient(argument)));
  }
}
