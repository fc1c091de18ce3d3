package dev.headgate.processor.ir;

import java.util.List;

/** An operation that makes a tensor of one or several tensors. */
public interface Layer extends Operation {

  /** The fewest inputs it takes. */
  default int minimumInputs() {
    return 1;
  }

  /** The most inputs it takes. */
  default int maximumInputs() {
    return 1;
  }

  /**
   * The shape of the result.
   *
   * @throws ShapeException where the inputs do not fit, with a text that names the dimensions
   */
  Shape outputShape(List<Shape> inputs) throws ShapeException;

  /**
   * The parameter tensors, in the order of their names in the user's interface; none by default.
   */
  default List<ParameterSpec> parameters(List<Shape> inputs) {
    return List.of();
  }

  /** Whether {@link #parameters} is ever anything but empty. */
  default boolean hasParameters() {
    return false;
  }

  /**
   * Whether a cotangent leaves along an input. Along one where none does, the backward pass ends as
   * if nothing before it mattered.
   */
  default boolean differentiable(int argument) {
    return true;
  }

  /** How the gradient of one parameter tensor is computed; its calls add to what is there. */
  default Rule backwardParameter(String parameter, Shapes shapes) {
    throw new IllegalArgumentException(name() + " has no parameter " + parameter);
  }

  /** Multiply-adds of the forward pass for one sample; 0 for what only moves or maps elements. */
  default long multiplyAdds(Shapes shapes) {
    return 0;
  }
}
