package dev.headgate.processor.op;

import dev.headgate.processor.ir.Shape;

/** {@code @LogSoftmax}: x minus the logarithm of the sum of exp(x) along one axis. */
final class LogSoftmax extends AlongAxis {

  static final Definition DEFINITION =
      Definition.layer(
          "LogSoftmax",
          attributes -> new LogSoftmax(attributes.whole("axis", 0)),
          Definition.Sample.of("@LogSoftmax", Shape.of(7)),
          Definition.Sample.of("@LogSoftmax", Shape.of(3, 2, 4)),
          Definition.Sample.of("@LogSoftmax(axis = 1)", Shape.of(2, 3, 4)),
          Definition.Sample.of("@LogSoftmax(axis = 2)", Shape.of(2, 3, 4)));

  private LogSoftmax(int axis) {
    super(axis);
  }

  @Override
  public String name() {
    return "logSoftmax";
  }

  @Override
  String kernel() {
    return "LogSoftmax";
  }
}
