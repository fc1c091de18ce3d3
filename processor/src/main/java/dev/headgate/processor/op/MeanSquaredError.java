package dev.headgate.processor.op;

import dev.headgate.processor.ir.Shape;

/** {@code @MeanSquaredError}: the mean of (prediction - target)^2. */
final class MeanSquaredError extends ElementwiseLoss {

  static final Definition DEFINITION =
      Definition.loss(
          "MeanSquaredError",
          attributes -> new MeanSquaredError(),
          Definition.Sample.of("@MeanSquaredError", Shape.of(2, 3, 2)),
          Definition.Sample.of("@MeanSquaredError", Shape.of(11)));

  @Override
  public String name() {
    return "meanSquaredError";
  }

  @Override
  String kernel() {
    return "MeanSquaredError";
  }
}
