package dev.headgate.processor.op;

import static dev.headgate.processor.op.Arguments.SAMPLES;
import static dev.headgate.processor.op.Arguments.SCALE;
import static dev.headgate.processor.op.Arguments.input;
import static dev.headgate.processor.op.Arguments.inputGradient;
import static dev.headgate.processor.op.Arguments.whole;

import dev.headgate.processor.ir.ElementType;
import dev.headgate.processor.ir.KernelCall;
import dev.headgate.processor.ir.LossFunction;
import dev.headgate.processor.ir.Rule;
import dev.headgate.processor.ir.Shape;
import dev.headgate.processor.ir.Shapes;
import java.util.List;

/** {@code @CosineDistance}: one minus the cosine of the angle between two samples. */
record CosineDistance() implements LossFunction {

  static final Definition DEFINITION =
      Definition.loss(
          "CosineDistance",
          attributes -> new CosineDistance(),
          Definition.Sample.of("@CosineDistance", Shape.of(6)),
          Definition.Sample.of("@CosineDistance", Shape.of(2, 3, 2)));

  @Override
  public String name() {
    return "cosineDistance";
  }

  @Override
  public List<Role> roles() {
    return List.of(Role.of("one tensor"), Role.fed("the other", ElementType.FLOAT));
  }

  @Override
  public int terms(Shape first) {
    return 1;
  }

  @Override
  public Rule forward(Shapes shapes) {
    return Rule.calls(
        KernelCall.of(
            "CosineDistance",
            "forward",
            SAMPLES,
            whole(shapes.input().size()),
            input(0),
            input(1)));
  }

  /** The distance is symmetric, so one kernel serves both sides. */
  @Override
  public Rule backwardInput(int argument, Shapes shapes) {
    return Rule.calls(
        KernelCall.of(
            "CosineDistance",
            "backward",
            SAMPLES,
            whole(shapes.input().size()),
            SCALE,
            input(argument),
            input(1 - argument),
            inputGradient(argument)));
  }
}
