package dev.headgate.processor.grad;

import dev.headgate.processor.ir.Argument;
import java.util.List;
import java.util.stream.Stream;

/**
 * A kernel call whose tensor arguments are known.
 *
 * @param inPlace whether the result may lie exactly over a tensor that is read
 */
public record BoundCall(
    String type, String method, List<BoundArgument> arguments, boolean inPlace) {

  /** An argument of a bound call. */
  public sealed interface BoundArgument {}

  /** A tensor, from its element {@code start} on. */
  public record Operand(Tensor tensor, int start, boolean written) implements BoundArgument {}

  /** An argument that is no tensor. */
  public record Plain(Argument argument) implements BoundArgument {}

  public BoundCall {
    arguments = List.copyOf(arguments);
  }

  public Stream<Tensor> reads() {
    return operands().filter(operand -> !operand.written()).map(Operand::tensor);
  }

  public Stream<Tensor> writes() {
    return operands().filter(Operand::written).map(Operand::tensor);
  }

  private Stream<Operand> operands() {
    return arguments.stream().filter(Operand.class::isInstance).map(Operand.class::cast);
  }
}
