package dev.headgate.processor.op;

import static dev.headgate.processor.op.Arguments.FINISHING_SCRATCH;
import static dev.headgate.processor.op.Arguments.SCALE;
import static dev.headgate.processor.op.Arguments.SHARING_SCRATCH;
import static dev.headgate.processor.op.Arguments.input;
import static dev.headgate.processor.op.Arguments.inputGradient;
import static dev.headgate.processor.op.Arguments.planes;
import static dev.headgate.processor.op.Arguments.positions;

import dev.headgate.processor.ir.Argument;
import dev.headgate.processor.ir.ElementType;
import dev.headgate.processor.ir.KernelCall;
import dev.headgate.processor.ir.KernelCall.Kind;
import dev.headgate.processor.ir.LossFunction;
import dev.headgate.processor.ir.Rule;
import dev.headgate.processor.ir.Shape;
import dev.headgate.processor.ir.Shapes;
import java.util.ArrayList;
import java.util.List;

/** A loss that compares element by element and takes the mean over all of them. */
abstract class ElementwiseLoss implements LossFunction {

  /** The kernel class. */
  abstract String kernel();

  /** The loss's own numbers, which its kernels take after planes and positions. */
  List<Argument> attributes() {
    return List.of();
  }

  @Override
  public List<Role> roles() {
    return List.of(Role.of("the prediction"), Role.fed("the target", ElementType.FLOAT));
  }

  @Override
  public int terms(Shape prediction) {
    return prediction.size();
  }

  @Override
  public Rule forward(Shapes shapes) {
    return Rule.calls(call("forward", shapes, SHARING_SCRATCH, input(0), input(1)));
  }

  @Override
  public Rule backwardInput(int argument, Shapes shapes) {
    return Rule.calls(
        call(
            argument == 0 ? "backwardPrediction" : "backwardTarget",
            shapes,
            FINISHING_SCRATCH,
            SCALE,
            input(0),
            input(1),
            inputGradient(argument)));
  }

  private KernelCall call(String method, Shapes shapes, Argument scratch, Argument... more) {
    List<Argument> arguments = new ArrayList<>();
    arguments.addAll(List.of(planes(shapes.input()), positions(shapes.input())));
    arguments.addAll(attributes());
    arguments.addAll(List.of(more));
    arguments.add(scratch);
    return new KernelCall(kernel(), method, arguments, Kind.PLAIN);
  }
}
