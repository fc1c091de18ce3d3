package dev.headgate.processor.op;

import static dev.headgate.processor.op.Arguments.real;

import dev.headgate.processor.ir.Argument;
import dev.headgate.processor.ir.Shape;
import java.util.List;

/**
 * {@code @Elu}: x where it is positive, alpha (exp(x) - 1) where not. An alpha of 0 or more keeps
 * the sign, so the result tells the derivative.
 */
final class Elu extends Activation {

  static final Definition DEFINITION =
      Definition.layer(
          "Elu",
          attributes -> new Elu(attributes.real("alpha", 0)),
          Definition.Sample.of("@Elu", Shape.of(2, 3, 5)),
          Definition.Sample.of("@Elu(alpha = 0.4f)", Shape.of(17)));

  private final float alpha;

  private Elu(float alpha) {
    this.alpha = alpha;
  }

  @Override
  public String name() {
    return "elu";
  }

  @Override
  String kernel() {
    return "Elu";
  }

  @Override
  List<Argument> attributes() {
    return List.of(real(alpha));
  }
}
