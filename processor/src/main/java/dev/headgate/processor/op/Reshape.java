package dev.headgate.processor.op;

import dev.headgate.processor.ir.Layer;
import dev.headgate.processor.ir.Rule;
import dev.headgate.processor.ir.Shape;
import dev.headgate.processor.ir.ShapeException;
import dev.headgate.processor.ir.Shapes;
import java.util.List;

/**
 * {@code @Reshape}: the same numbers in another shape; one dimension may be -1, for whatever is
 * left.
 */
record Reshape(List<Integer> dimensions) implements Layer {

  static final Definition DEFINITION =
      Definition.layer(
          "Reshape",
          Reshape::of,
          Definition.Sample.of("@Reshape({3, 2, 2})", Shape.of(12)),
          Definition.Sample.of("@Reshape({2, -1})", Shape.of(3, 2, 2)));

  static Reshape of(Attributes attributes) throws AttributeException {
    List<Integer> dimensions = attributes.wholes("value");
    long free = dimensions.stream().filter(dimension -> dimension == -1).count();
    boolean valid = dimensions.stream().allMatch(dimension -> dimension == -1 || dimension >= 1);
    if (dimensions.isEmpty() || free > 1 || !valid) {
      throw new AttributeException(
          "value",
          "a shape of "
              + dimensions
              + " cannot be: write positive dimensions, at most one of them -1 for whatever is left");
    }
    return new Reshape(dimensions);
  }

  @Override
  public String name() {
    return "reshape";
  }

  @Override
  public Shape outputShape(List<Shape> inputs) throws ShapeException {
    Shape input = inputs.get(0);
    long known =
        dimensions.stream()
            .filter(dimension -> dimension != -1)
            .mapToLong(Integer::longValue)
            .reduce(1, (a, b) -> a * b);
    int free = dimensions.indexOf(-1);
    boolean fits = free < 0 ? known == input.elements() : input.elements() % known == 0;
    if (!fits) {
      throw new ShapeException(
          "@Reshape to "
              + dimensions
              + " cannot hold the "
              + input.elements()
              + " elements of "
              + input.named());
    }
    Shape shape = new Shape(dimensions);
    return free < 0 ? shape : shape.with(free, Math.toIntExact(input.elements() / known));
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
