package dev.headgate.processor.ir;

import dev.headgate.processor.diag.Origin;
import java.util.List;

/**
 * A loss: a function of a prediction and a target. The target is an input of the model or another
 * node's result.
 */
public record Loss(
    String name, LossFunction function, Edge prediction, Edge target, Origin origin) {

  public List<Edge> inputs() {
    return List.of(prediction, target);
  }

  /** A loss has no result tensor; the prediction's shape stands where kernels want one. */
  public Shapes shapes() {
    return new Shapes(
        List.of(prediction.source().shape(), target.source().shape()), prediction.source().shape());
  }

  /** How many terms one sample contributes to the mean. */
  public int terms() {
    return function.terms(prediction.source().shape());
  }
}
