package dev.headgate.processor.ir;

import dev.headgate.processor.diag.Origin;
import java.util.List;

/** A loss: a function of one or more values, each an input of the model or a node's result. */
public record Loss(String name, LossFunction function, List<Edge> inputs, Origin origin) {

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
