package dev.headgate.processor.ir;

import dev.headgate.processor.diag.Origin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A loss: a function of one or more values, each an input of the model or a node's result.
 *
 * @param weight what its cotangents are multiplied by, if it has a weight
 */
public record Loss(
    String name, LossFunction function, List<Edge> inputs, @Nullable Weight weight, Origin origin) {

  /** What a loss is weighted by until told otherwise. */
  public record Weight(float value, Origin origin) {}

  public Loss {
    inputs = List.copyOf(inputs);
  }

  /** A loss has no result tensor; the first argument's shape stands where kernels want one. */
  public Shapes shapes() {
    List<Shape> shapes = inputs.stream().map(edge -> edge.source().shape()).toList();
    return new Shapes(shapes, shapes.get(0));
  }

  /** How many terms one sample contributes to the mean. */
  public int terms() {
    return function.terms(shapes().input());
  }
}
