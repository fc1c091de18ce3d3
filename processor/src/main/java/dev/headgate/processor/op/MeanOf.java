package dev.headgate.processor.op;

import static dev.headgate.processor.op.Arguments.DX;
import static dev.headgate.processor.op.Arguments.SCALE;
import static dev.headgate.processor.op.Arguments.X;
import static dev.headgate.processor.op.Arguments.count;

import dev.headgate.processor.ir.KernelCall;
import dev.headgate.processor.ir.LossFunction;
import dev.headgate.processor.ir.Rule;
import dev.headgate.processor.ir.Shape;
import dev.headgate.processor.ir.Shapes;
import java.util.List;

/** {@code @MeanOf}: the mean of a tensor's elements. */
record MeanOf() implements LossFunction {

  static final Definition DEFINITION =
      Definition.loss(
          "MeanOf",
          attributes -> new MeanOf(),
          Definition.Sample.of("@MeanOf", Shape.of(1)),
          Definition.Sample.of("@MeanOf", Shape.of(2, 3, 2)));

  @Override
  public String name() {
    return "meanOf";
  }

  @Override
  public List<Role> roles() {
    return List.of(Role.of("what to take the mean of"));
  }

  @Override
  public int terms(Shape values) {
    return values.size();
  }

  @Override
  public Rule forward(Shapes shapes) {
    return Rule.calls(KernelCall.of("MeanOf", "forward", count(shapes.input()), X));
  }

  @Override
  public Rule backwardInput(int argument, Shapes shapes) {
    return Rule.calls(KernelCall.of("MeanOf", "backward", count(shapes.input()), SCALE, DX));
  }
}
