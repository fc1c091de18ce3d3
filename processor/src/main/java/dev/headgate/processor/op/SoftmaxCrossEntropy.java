package dev.headgate.processor.op;

import static dev.headgate.processor.op.Arguments.DX;
import static dev.headgate.processor.op.Arguments.SAMPLES;
import static dev.headgate.processor.op.Arguments.SCALE;
import static dev.headgate.processor.op.Arguments.input;
import static dev.headgate.processor.op.Arguments.whole;

import dev.headgate.processor.ir.Argument;
import dev.headgate.processor.ir.ElementType;
import dev.headgate.processor.ir.KernelCall;
import dev.headgate.processor.ir.LossFunction;
import dev.headgate.processor.ir.Rule;
import dev.headgate.processor.ir.Shape;
import dev.headgate.processor.ir.ShapeException;
import dev.headgate.processor.ir.Shapes;

/**
 * {@code @SoftmaxCrossEntropy}: logits over the first axis against integer classes, one for each
 * position behind it.
 */
record SoftmaxCrossEntropy() implements LossFunction {

  static final Definition DEFINITION =
      Definition.loss(
          "SoftmaxCrossEntropy",
          attributes -> new SoftmaxCrossEntropy(),
          Definition.Sample.of("@SoftmaxCrossEntropy", Shape.of(5)),
          Definition.Sample.of("@SoftmaxCrossEntropy", Shape.of(3, 2, 4)));

  @Override
  public String name() {
    return "softmaxCrossEntropy";
  }

  @Override
  public Shape targetShape(Shape prediction) throws ShapeException {
    if (prediction.dimension(0) < 2) {
      throw new ShapeException(
          "@SoftmaxCrossEntropy takes logits of at least two classes, but got "
              + prediction.named()
              + "; for a single logit write @BinaryCrossEntropyWithLogits");
    }
    return new Shape(prediction.dimensions().subList(1, prediction.rank()));
  }

  @Override
  public ElementType targetType() {
    return ElementType.INT;
  }

  @Override
  public int terms(Shape prediction) {
    return prediction.size() / prediction.dimension(0);
  }

  @Override
  public Rule forward(Shapes shapes) {
    return Rule.calls(
        KernelCall.of(
            "SoftmaxCrossEntropy",
            "forward",
            SAMPLES,
            classes(shapes),
            positions(shapes),
            input(0),
            input(1)));
  }

  /** Classes are integers, so only the logits receive a cotangent. */
  @Override
  public Rule backwardInput(int argument, Shapes shapes) {
    return Rule.calls(
        KernelCall.of(
            "SoftmaxCrossEntropy",
            "backward",
            SAMPLES,
            classes(shapes),
            positions(shapes),
            SCALE,
            input(0),
            input(1),
            DX));
  }

  private static Argument classes(Shapes shapes) {
    return whole(shapes.input().dimension(0));
  }

  private Argument positions(Shapes shapes) {
    return whole(terms(shapes.input()));
  }
}
