package dev.headgate.processor.op;

import static dev.headgate.processor.op.Arguments.DX;
import static dev.headgate.processor.op.Arguments.DY;
import static dev.headgate.processor.op.Arguments.X;
import static dev.headgate.processor.op.Arguments.Y;
import static dev.headgate.processor.op.Arguments.count;

import dev.headgate.processor.ir.Argument;
import dev.headgate.processor.ir.KernelCall;
import dev.headgate.processor.ir.KernelCall.Kind;
import dev.headgate.processor.ir.Layer;
import dev.headgate.processor.ir.Rule;
import dev.headgate.processor.ir.Shape;
import dev.headgate.processor.ir.Shapes;
import java.util.ArrayList;
import java.util.List;

/**
 * An element-wise function. Where its derivative can be told from its result, its input need not be
 * kept and may be written over; its kernel class then has a {@code FUNCTION}, which takes at most
 * one attribute, for other kernels to apply.
 */
abstract class Activation implements Layer {

  /** The kernel class. */
  abstract String kernel();

  /** The function's own numbers, which its kernels take after the count. */
  List<Argument> attributes() {
    return List.of();
  }

  /** The tensor that the derivative is told from: the result, unless said otherwise. */
  Argument remembered() {
    return Y;
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    return inputs.get(0);
  }

  @Override
  public Rule forward(Shapes shapes) {
    return Rule.calls(new KernelCall(kernel(), "forward", arguments(shapes, X, Y), kind()));
  }

  @Override
  public Rule backwardInput(int argument, Shapes shapes) {
    return Rule.calls(
        new KernelCall(kernel(), "backward", arguments(shapes, remembered(), DY, DX), kind()));
  }

  /** Only what can do without its input can be made while that is written. */
  private Kind kind() {
    return remembered().equals(Y) ? Kind.ACTIVATION : Kind.IN_PLACE;
  }

  private List<Argument> arguments(Shapes shapes, Argument... tensors) {
    List<Argument> arguments = new ArrayList<>();
    arguments.add(count(shapes.output()));
    arguments.addAll(attributes());
    arguments.addAll(List.of(tensors));
    return arguments;
  }
}
