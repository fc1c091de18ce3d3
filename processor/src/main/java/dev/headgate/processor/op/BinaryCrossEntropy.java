package dev.headgate.processor.op;

import dev.headgate.processor.ir.Shape;

/**
 * {@code @BinaryCrossEntropy}: of probabilities, with the epsilon of 1e-12 inside both logarithms
 * that Torch7 has.
 */
final class BinaryCrossEntropy extends ElementwiseLoss {

  static final Definition DEFINITION =
      Definition.loss(
          "BinaryCrossEntropy",
          attributes -> new BinaryCrossEntropy(),
          Definition.Sample.of("@BinaryCrossEntropy", Shape.of(2, 3, 2)),
          Definition.Sample.of("@BinaryCrossEntropy", Shape.of(11)));

  @Override
  public String name() {
    return "binaryCrossEntropy";
  }

  @Override
  String kernel() {
    return "BinaryCrossEntropy";
  }
}
