package dev.headgate.processor.op;

import static dev.headgate.processor.op.Arguments.X;
import static dev.headgate.processor.op.Arguments.Y;
import static dev.headgate.processor.op.Arguments.count;

import dev.headgate.processor.ir.KernelCall;
import dev.headgate.processor.ir.KernelCall.Kind;
import dev.headgate.processor.ir.Rule;
import dev.headgate.processor.ir.Shape;
import dev.headgate.processor.ir.Shapes;
import java.util.List;

/** {@code @Round}: the nearest whole number, halves to even. */
final class Round extends Discrete {

  static final Definition DEFINITION =
      Definition.layer(
          "Round", attributes -> new Round(), Definition.Sample.of("@Round", Shape.of(2, 3, 5)));

  @Override
  public String name() {
    return "round";
  }

  @Override
  public Rule forward(Shapes shapes) {
    return Rule.calls(
        new KernelCall(
            "Rounding", "forward", List.of(count(shapes.output()), X, Y), Kind.IN_PLACE));
  }
}
