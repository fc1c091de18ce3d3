package dev.headgate.processor.grad;

import dev.headgate.processor.ir.Argument;
import dev.headgate.processor.ir.KernelCall.Kind;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A kernel call whose tensor arguments are known. */
public record BoundCall(String type, String method, List<BoundArgument> arguments, Kind kind) {

  /** An argument of a bound call. */
  public sealed interface BoundArgument {}

  /** A tensor, from its element {@code start} on. */
  public record Operand(Tensor tensor, int start, boolean written) implements BoundArgument {}

  /** An argument that is no tensor. */
  public record Plain(Argument argument) implements BoundArgument {}

  /**
   * The worker's scratch memory, with an activation that the kernel applies to what it writes.
   *
   * @param kept the activation's result where it is applied backward
   */
  public record Then(String type, List<Plain> attributes, @Nullable Operand kept)
      implements BoundArgument {
    public Then {
      attributes = List.copyOf(attributes);
    }
  }

  /**
   * The worker's scratch memory for a kernel that overwrites in the first tile of a pass.
   *
   * @param alone whether the kernel may leave that to the update: no other call has to do with what
   *     it overwrites
   */
  public record Overwriting(boolean alone) implements BoundArgument {}

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
    return arguments.stream()
        .map(argument -> argument instanceof Then then ? then.kept() : argument)
        .filter(Operand.class::isInstance)
        .map(Operand.class::cast);
  }
}
