package dev.headgate.processor.op;

import dev.headgate.processor.ir.Shape;

/** {@code @BinaryCrossEntropyWithLogits}: of logits, computed without overflow. */
final class BinaryCrossEntropyWithLogits extends ElementwiseLoss {

  static final Definition DEFINITION =
      Definition.loss(
          "BinaryCrossEntropyWithLogits",
          attributes -> new BinaryCrossEntropyWithLogits(),
          Definition.Sample.of("@BinaryCrossEntropyWithLogits", Shape.of(2, 3, 2)),
          Definition.Sample.of("@BinaryCrossEntropyWithLogits", Shape.of(11)));

  @Override
  public String name() {
    return "binaryCrossEntropyWithLogits";
  }

  @Override
  String kernel() {
    return "BinaryCrossEntropyWithLogits";
  }
}
