package dev.headgate.processor.op;

import dev.headgate.processor.ir.Shape;

/** {@code @MeanAbsoluteError}: the mean of |prediction - target|. */
final class MeanAbsoluteError extends ElementwiseLoss {

  static final Definition DEFINITION =
      Definition.loss(
          "MeanAbsoluteError",
          attributes -> new MeanAbsoluteError(),
          Definition.Sample.of("@MeanAbsoluteError", Shape.of(2, 3, 2)),
          Definition.Sample.of("@MeanAbsoluteError", Shape.of(11)));

  @Override
  public String name() {
    return "meanAbsoluteError";
  }

  @Override
  String kernel() {
    return "MeanAbsoluteError";
  }
}
