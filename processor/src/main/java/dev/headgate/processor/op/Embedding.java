package dev.headgate.processor.op;

import static dev.headgate.processor.op.Arguments.DY;
import static dev.headgate.processor.op.Arguments.X;
import static dev.headgate.processor.op.Arguments.Y;
import static dev.headgate.processor.op.Arguments.count;
import static dev.headgate.processor.op.Arguments.weight;
import static dev.headgate.processor.op.Arguments.weightGradient;
import static dev.headgate.processor.op.Arguments.whole;

import dev.headgate.processor.ir.KernelCall;
import dev.headgate.processor.ir.Layer;
import dev.headgate.processor.ir.ParameterSpec;
import dev.headgate.processor.ir.Rule;
import dev.headgate.processor.ir.Shape;
import dev.headgate.processor.ir.Shapes;
import java.util.ArrayList;
import java.util.List;

/** {@code @Embedding}: a row of a table for each integer. */
record Embedding(int vocabulary, int size, String initializer) implements Layer {

  static final Definition DEFINITION =
      Definition.integerLayer(
          "Embedding",
          attributes ->
              new Embedding(
                  attributes.whole("vocabulary", 1),
                  attributes.whole("size", 1),
                  attributes.constant("weightInitializer")),
          Definition.Sample.of("@Embedding(vocabulary = 7, size = 3)", Shape.of(4)),
          Definition.Sample.of("@Embedding(vocabulary = 2, size = 5)", Shape.of(1)),
          Definition.Sample.of("@Embedding(vocabulary = 4, size = 1)", Shape.of(2, 3)));

  @Override
  public String name() {
    return "embedding";
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    List<Integer> dimensions = new ArrayList<>(inputs.get(0).dimensions());
    dimensions.add(size);
    return new Shape(dimensions);
  }

  @Override
  public int choices(Shapes shapes) {
    return vocabulary;
  }

  @Override
  public boolean hasParameters() {
    return true;
  }

  /** Its fans are those of a dense layer on vectors with a 1 in the token's place. */
  @Override
  public List<ParameterSpec> parameters(List<Shape> inputs) {
    return List.of(
        new ParameterSpec("weight", Shape.of(vocabulary, size), initializer, vocabulary, size));
  }

  @Override
  public Rule forward(Shapes shapes) {
    return Rule.calls(
        KernelCall.of(
            "Embedding",
            "forward",
            count(shapes.input()),
            whole(vocabulary),
            whole(size),
            X,
            weight("weight"),
            Y));
  }

  /** Integers have no gradient, and inputs of the model receive none, so nobody asks for it. */
  @Override
  public Rule backwardInput(int argument, Shapes shapes) {
    throw new IllegalArgumentException("no gradient leaves along integers");
  }

  @Override
  public Rule backwardParameter(String parameter, Shapes shapes) {
    return Rule.calls(
        KernelCall.of(
            "Embedding",
            "backwardWeight",
            count(shapes.input()),
            whole(vocabulary),
            whole(size),
            X,
            DY,
            weightGradient("weight")));
  }
}
