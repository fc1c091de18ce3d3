package dev.headgate.processor.op;

import dev.headgate.processor.ir.Layer;
import dev.headgate.processor.ir.Rule;
import dev.headgate.processor.ir.Shape;
import dev.headgate.processor.ir.Shapes;
import java.util.List;

/** {@code @Flatten}: the same numbers as one dimension. */
record Flatten() implements Layer {

  static final Definition DEFINITION =
      Definition.layer(
          "Flatten",
          attributes -> new Flatten(),
          Definition.Sample.of("@Flatten", Shape.of(2, 3, 2)));

  @Override
  public String name() {
    return "flatten";
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    return Shape.of(inputs.get(0).size());
  }

  @Override
  public Rule forward(Shapes shapes) {
    return Rule.same();
  }

  @Override
  public Rule backwardInput(int argument, Shapes shapes) {
    return Rule.same();
  }
}
