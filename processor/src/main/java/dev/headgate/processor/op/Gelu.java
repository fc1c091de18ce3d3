package dev.headgate.processor.op;

import static dev.headgate.processor.op.Arguments.X;

import dev.headgate.processor.ir.Argument;
import dev.headgate.processor.ir.Shape;

/**
 * {@code @Gelu}: x times the normal distribution function of x, or that function's approximation.
 */
final class Gelu extends Activation {

  static final Definition DEFINITION =
      Definition.layer(
          "Gelu",
          attributes -> new Gelu(attributes.flag("approximate")),
          Definition.Sample.of("@Gelu", Shape.of(2, 3, 5)),
          Definition.Sample.of("@Gelu(approximate = true)", Shape.of(19)));

  private final boolean approximate;

  private Gelu(boolean approximate) {
    this.approximate = approximate;
  }

  @Override
  public String name() {
    return "gelu";
  }

  @Override
  String kernel() {
    return approximate ? "TanhGelu" : "Gelu";
  }

  /** Two inputs have the same result below 0, where the function turns. */
  @Override
  Argument remembered() {
    return X;
  }
}
