package dev.headgate.processor.grad;

import dev.headgate.processor.grad.BoundCall.BoundArgument;
import dev.headgate.processor.grad.BoundCall.Operand;
import dev.headgate.processor.grad.BoundCall.Plain;
import dev.headgate.processor.ir.Argument;
import dev.headgate.processor.ir.KernelCall;
import dev.headgate.processor.ir.Required;
import dev.headgate.processor.ir.Rule;
import dev.headgate.processor.ir.Scale;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The tensors that play an operation's roles in one application of a rule.
 *
 * @param extras what the forward pass leaves besides its result
 * @param weights finds a parameter by its name within the operation
 * @param weightGradients finds its gradient
 * @param scales what a loss's cotangent is multiplied by besides its own scale
 * @param direction which of the tensors the calls write
 */
record Operands(
    List<Tensor> inputs,
    @Nullable Tensor output,
    @Nullable Tensor outputGradient,
    @Nullable Tensor inputGradient,
    List<Tensor> extras,
    Function<String, Tensor> weights,
    Function<String, Tensor> weightGradients,
    List<Scale> scales,
    Direction direction) {

  /** When the calls are made, which tells what of the forward pass and of the memory they write. */
  enum Direction {
    FORWARD,
    BACKWARD,
    REMEMBER
  }

  /** The rule's calls with these tensors; none for {@link Rule.Same}. */
  List<BoundCall> bind(Rule rule) {
    return rule instanceof Rule.Calls calls
        ? calls.calls().stream().map(this::bind).toList()
        : List.of();
  }

  private BoundCall bind(KernelCall call) {
    return new BoundCall(
        call.type(),
        call.method(),
        call.arguments().stream().map(argument -> bind(argument, 0)).toList(),
        call.kind());
  }

  private BoundArgument bind(Argument argument, int start) {
    if (argument instanceof Argument.Input input) {
      return new Operand(inputs.get(input.index()), start, false);
    } else if (argument instanceof Argument.Output) {
      return new Operand(Required.present(output, "result"), start, direction == Direction.FORWARD);
    } else if (argument instanceof Argument.Weight weight) {
      return new Operand(weights.apply(weight.name()), start, direction == Direction.REMEMBER);
    } else if (argument instanceof Argument.Extra extra) {
      return new Operand(extras.get(extra.index()), start, direction == Direction.FORWARD);
    } else if (argument instanceof Argument.OutputGradient) {
      return new Operand(Required.present(outputGradient, "cotangent"), start, false);
    } else if (argument instanceof Argument.InputGradient) {
      return new Operand(Required.present(inputGradient, "outgoing cotangent"), start, true);
    } else if (argument instanceof Argument.WeightGradient gradient) {
      return new Operand(weightGradients.apply(gradient.name()), start, true);
    } else if (argument instanceof Argument.Part part) {
      return bind(part.tensor(), part.start());
    } else if (argument instanceof Argument.LossScale) {
      return new Plain(new Argument.LossScale(scales));
    }
    return new Plain(argument);
  }
}
