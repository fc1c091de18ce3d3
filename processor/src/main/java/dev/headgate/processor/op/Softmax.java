package dev.headgate.processor.op;

import dev.headgate.processor.ir.Shape;

/** {@code @Softmax}: exp(x) over its sum along one axis. */
final class Softmax extends AlongAxis {

  static final Definition DEFINITION =
      Definition.layer(
          "Softmax",
          attributes -> new Softmax(attributes.whole("axis", 0)),
          Definition.Sample.of("@Softmax", Shape.of(7)),
          Definition.Sample.of("@Softmax", Shape.of(3, 2, 4)),
          Definition.Sample.of("@Softmax(axis = 1)", Shape.of(2, 3, 4)),
          Definition.Sample.of("@Softmax(axis = 2)", Shape.of(2, 3, 4)));

  private Softmax(int axis) {
    super(axis);
  }

  @Override
  public String name() {
    return "softmax";
  }

  @Override
  String kernel() {
    return "Softmax";
  }
}
