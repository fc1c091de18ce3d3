package dev.headgate.processor.op;

import static dev.headgate.processor.op.Arguments.DX;
import static dev.headgate.processor.op.Arguments.SCALE;
import static dev.headgate.processor.op.Arguments.input;

import dev.headgate.processor.ir.Rule;
import dev.headgate.processor.ir.Shape;
import dev.headgate.processor.ir.Shapes;

/** {@code @SoftmaxCrossEntropy}: of logits and classes. */
final class SoftmaxCrossEntropy extends ClassificationLoss {

  static final Definition DEFINITION =
      Definition.loss(
          "SoftmaxCrossEntropy",
          attributes -> new SoftmaxCrossEntropy(),
          Definition.Sample.of("@SoftmaxCrossEntropy", Shape.of(5)),
          Definition.Sample.of("@SoftmaxCrossEntropy", Shape.of(3, 2, 4)));

  @Override
  public String name() {
    return "softmaxCrossEntropy";
  }

  @Override
  String kernel() {
    return "SoftmaxCrossEntropy";
  }

  @Override
  String numbers() {
    return "logits";
  }

  @Override
  String forOneClass() {
    return "for a single logit write @BinaryCrossEntropyWithLogits";
  }

  /** Classes are integers, so only the logits receive a cotangent. */
  @Override
  public Rule backwardInput(int argument, Shapes shapes) {
    return Rule.calls(call("backward", shapes, SCALE, input(0), input(1), DX));
  }
}
