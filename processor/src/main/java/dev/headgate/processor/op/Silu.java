package dev.headgate.processor.op;

import static dev.headgate.processor.op.Arguments.X;

import dev.headgate.processor.ir.Argument;
import dev.headgate.processor.ir.Shape;

/** {@code @Silu}: x / (1 + exp(-x)). */
final class Silu extends Activation {

  static final Definition DEFINITION =
      Definition.layer(
          "Silu", attributes -> new Silu(), Definition.Sample.of("@Silu", Shape.of(2, 3, 5)));

  @Override
  public String name() {
    return "silu";
  }

  @Override
  String kernel() {
    return "Silu";
  }

  /** Two inputs have the same result below 0, where the function turns. */
  @Override
  Argument remembered() {
    return X;
  }
}
