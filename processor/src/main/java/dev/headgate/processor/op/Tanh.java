package dev.headgate.processor.op;

import dev.headgate.processor.ir.Shape;

/** {@code @Tanh}: the hyperbolic tangent. */
final class Tanh extends Activation {

  static final Definition DEFINITION =
      Definition.layer(
          "Tanh", attributes -> new Tanh(), Definition.Sample.of("@Tanh", Shape.of(2, 3, 5)));

  @Override
  public String name() {
    return "tanh";
  }

  @Override
  String kernel() {
    return "Tanh";
  }
}
