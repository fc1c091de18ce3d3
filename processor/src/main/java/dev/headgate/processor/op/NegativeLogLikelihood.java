package dev.headgate.processor.op;

import static dev.headgate.processor.op.Arguments.DX;
import static dev.headgate.processor.op.Arguments.SCALE;
import static dev.headgate.processor.op.Arguments.input;

import dev.headgate.processor.ir.Rule;
import dev.headgate.processor.ir.Shape;
import dev.headgate.processor.ir.Shapes;

/** {@code @NegativeLogLikelihood}: of log-probabilities and classes. */
final class NegativeLogLikelihood extends ClassificationLoss {

  static final Definition DEFINITION =
      Definition.loss(
          "NegativeLogLikelihood",
          attributes -> new NegativeLogLikelihood(),
          Definition.Sample.of("@NegativeLogLikelihood", Shape.of(5)),
          Definition.Sample.of("@NegativeLogLikelihood", Shape.of(3, 2, 4)));

  @Override
  public String name() {
    return "negativeLogLikelihood";
  }

  @Override
  String kernel() {
    return "NegativeLogLikelihood";
  }

  @Override
  String numbers() {
    return "log-probabilities";
  }

  @Override
  String forOneClass() {
    return "for a single probability write @BinaryCrossEntropy";
  }

  /** A constant where the class is and 0 elsewhere, whatever the log-probabilities are. */
  @Override
  public Rule backwardInput(int argument, Shapes shapes) {
    return Rule.calls(call("backward", shapes, SCALE, input(1), DX));
  }
}
