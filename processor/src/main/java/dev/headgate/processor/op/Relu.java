package dev.headgate.processor.op;

import dev.headgate.processor.ir.Shape;

/** {@code @Relu}: max(x, 0). */
final class Relu extends Activation {

  static final Definition DEFINITION =
      Definition.layer(
          "Relu", attributes -> new Relu(), Definition.Sample.of("@Relu", Shape.of(2, 3, 5)));

  @Override
  public String name() {
    return "relu";
  }

  @Override
  String kernel() {
    return "Relu";
  }
}
