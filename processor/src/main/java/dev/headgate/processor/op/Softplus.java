package dev.headgate.processor.op;

import static dev.headgate.processor.op.Arguments.X;
import static dev.headgate.processor.op.Arguments.real;

import dev.headgate.processor.ir.Argument;
import dev.headgate.processor.ir.Shape;
import java.util.List;

/** {@code @Softplus}: log(1 + exp(beta x)) / beta, and x itself above a threshold. */
final class Softplus extends Activation {

  static final Definition DEFINITION =
      Definition.layer(
          "Softplus",
          attributes -> new Softplus(attributes.positive("beta"), attributes.real("threshold", 0)),
          Definition.Sample.of("@Softplus", Shape.of(2, 3, 5)),
          Definition.Sample.of("@Softplus(beta = 2.5f, threshold = 0.5f)", Shape.of(21)));

  private final float beta;
  private final float threshold;

  private Softplus(float beta, float threshold) {
    this.beta = beta;
    this.threshold = threshold;
  }

  @Override
  public String name() {
    return "softplus";
  }

  @Override
  String kernel() {
    return "Softplus";
  }

  @Override
  List<Argument> attributes() {
    return List.of(real(beta), real(threshold));
  }

  /** Near the threshold one result can come from either side of it. */
  @Override
  Argument remembered() {
    return X;
  }
}
