package dev.headgate.processor.op;

import static dev.headgate.processor.op.Arguments.real;

import dev.headgate.processor.ir.Argument;
import dev.headgate.processor.ir.Shape;
import java.util.List;

/**
 * {@code @LeakyRelu}: x where it is positive, slope x where not. A slope of 0 or more keeps the
 * sign, so the result tells it.
 */
final class LeakyRelu extends Activation {

  static final Definition DEFINITION =
      Definition.layer(
          "LeakyRelu",
          attributes -> new LeakyRelu(attributes.real("slope", 0)),
          Definition.Sample.of("@LeakyRelu", Shape.of(2, 3, 5)),
          Definition.Sample.of("@LeakyRelu(slope = 0.3f)", Shape.of(7)));

  private final float slope;

  private LeakyRelu(float slope) {
    this.slope = slope;
  }

  @Override
  public String name() {
    return "leakyRelu";
  }

  @Override
  String kernel() {
    return "LeakyRelu";
  }

  @Override
  List<Argument> attributes() {
    return List.of(real(slope));
  }
}
