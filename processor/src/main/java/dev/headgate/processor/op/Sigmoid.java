package dev.headgate.processor.op;

import dev.headgate.processor.ir.Shape;

/** {@code @Sigmoid}: 1 / (1 + exp(-x)). */
final class Sigmoid extends Activation {

  static final Definition DEFINITION =
      Definition.layer(
          "Sigmoid",
          attributes -> new Sigmoid(),
          Definition.Sample.of("@Sigmoid", Shape.of(2, 3, 5)));

  @Override
  public String name() {
    return "sigmoid";
  }

  @Override
  String kernel() {
    return "Sigmoid";
  }
}
