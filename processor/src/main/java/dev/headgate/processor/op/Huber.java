package dev.headgate.processor.op;

import static dev.headgate.processor.op.Arguments.real;

import dev.headgate.processor.ir.Argument;
import dev.headgate.processor.ir.Shape;
import java.util.List;

/** {@code @Huber}: quadratic for differences up to delta, linear beyond. */
final class Huber extends ElementwiseLoss {

  static final Definition DEFINITION =
      Definition.loss(
          "Huber",
          attributes -> new Huber(attributes.positive("delta")),
          Definition.Sample.of("@Huber", Shape.of(2, 3, 2)),
          Definition.Sample.of("@Huber(delta = 0.3f)", Shape.of(11)));

  private final float delta;

  private Huber(float delta) {
    this.delta = delta;
  }

  @Override
  public String name() {
    return "huber";
  }

  @Override
  String kernel() {
    return "Huber";
  }

  @Override
  List<Argument> attributes() {
    return List.of(real(delta));
  }
}
