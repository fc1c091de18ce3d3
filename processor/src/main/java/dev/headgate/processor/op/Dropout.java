package dev.headgate.processor.op;

import static dev.headgate.processor.op.Arguments.DX;
import static dev.headgate.processor.op.Arguments.DY;
import static dev.headgate.processor.op.Arguments.X;
import static dev.headgate.processor.op.Arguments.Y;
import static dev.headgate.processor.op.Arguments.count;
import static dev.headgate.processor.op.Arguments.real;

import dev.headgate.processor.ir.Argument;
import dev.headgate.processor.ir.KernelCall;
import dev.headgate.processor.ir.KernelCall.Kind;
import dev.headgate.processor.ir.Layer;
import dev.headgate.processor.ir.Rule;
import dev.headgate.processor.ir.Shape;
import dev.headgate.processor.ir.Shapes;
import java.util.List;

/**
 * {@code @Dropout}: in training each element is 0 with a probability.
 *
 * @param on whether any is
 */
record Dropout(float rate, boolean on) implements Layer {

  static final Definition DEFINITION =
      Definition.layer(
          "Dropout",
          Dropout::of,
          Definition.Sample.of("@Dropout", Shape.of(7)),
          Definition.Sample.of("@Dropout(rate = 0.2f)", Shape.of(2, 3, 4)),
          Definition.Sample.of("@Dropout(rate = 0)", Shape.of(3, 2)));

  static Dropout of(Attributes attributes) throws AttributeException {
    return new Dropout(attributes.share("rate", false), true);
  }

  @Override
  public Layer inference() {
    return on ? new Dropout(rate, false) : this;
  }

  @Override
  public String name() {
    return "dropout";
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    return inputs.get(0);
  }

  @Override
  public Rule forward(Shapes shapes) {
    return drop(shapes, X, Y);
  }

  /** The same elements are 0, and the others are multiplied by the same number. */
  @Override
  public Rule backwardInput(int argument, Shapes shapes) {
    return drop(shapes, DY, DX);
  }

  private Rule drop(Shapes shapes, Argument from, Argument to) {
    return on
        ? Rule.calls(
            new KernelCall(
                "Dropout",
                "forward",
                List.of(
                    count(shapes.output()),
                    real(rate),
                    new Argument.Noise(),
                    new Argument.Start(shapes.output().size()),
                    from,
                    to),
                Kind.IN_PLACE))
        : Rule.same();
  }
}
