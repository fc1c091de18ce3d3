package dev.headgate.processor.op;

import static dev.headgate.processor.op.Arguments.SCALE;
import static dev.headgate.processor.op.Arguments.count;
import static dev.headgate.processor.op.Arguments.input;
import static dev.headgate.processor.op.Arguments.inputGradient;

import dev.headgate.processor.ir.KernelCall;
import dev.headgate.processor.ir.LossFunction;
import dev.headgate.processor.ir.Rule;
import dev.headgate.processor.ir.Shape;
import dev.headgate.processor.ir.Shapes;
import java.util.List;

/**
 * {@code @KlToStandardNormal}: of a normal distribution's mean and log-variance; a sample's sum is
 * one term.
 */
record KlToStandardNormal() implements LossFunction {

  static final Definition DEFINITION =
      Definition.loss(
          "KlToStandardNormal",
          attributes -> new KlToStandardNormal(),
          Definition.Sample.of("@KlToStandardNormal", Shape.of(6)),
          Definition.Sample.of("@KlToStandardNormal", Shape.of(2, 3, 2)));

  @Override
  public String name() {
    return "klToStandardNormal";
  }

  @Override
  public List<Role> roles() {
    return List.of(Role.of("the mean"), Role.of("the log-variance"));
  }

  @Override
  public int terms(Shape mean) {
    return 1;
  }

  @Override
  public Rule forward(Shapes shapes) {
    return Rule.calls(
        KernelCall.of("KlToStandardNormal", "forward", count(shapes.input()), input(0), input(1)));
  }

  @Override
  public Rule backwardInput(int argument, Shapes shapes) {
    return Rule.calls(
        KernelCall.of(
            "KlToStandardNormal",
            argument == 0 ? "backwardMean" : "backwardLogVariance",
            count(shapes.input()),
            SCALE,
            input(argument),
            inputGradient(argument)));
  }
}
