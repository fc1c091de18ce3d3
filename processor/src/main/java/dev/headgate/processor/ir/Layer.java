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

  /** Multiply-adds of one parameter's gradient for one sample: the forward pass's, but for sums. */
  default long multiplyAdds(String parameter, Shapes shapes) {
    return parameter.equals("weight") ? multiplyAdds(shapes) : 0;
  }

  /** What it is in inference; itself, unless it behaves differently in training. */
  default Layer inference() {
    return this;
  }

  /**
   * What it is in training where its parameters are frozen: as in inference, if not said otherwise.
   */
  default Layer frozen() {
    return inference();
  }

  /** Whether it compares samples, so that all of a batch have to go through it together. */
  default boolean comparesSamples() {
    return false;
  }

  /**
   * What a forward pass leaves for the gradients besides its result.
   *
   * @param name what generated code calls it, such as {@code batch mean}
   * @param shape for each sample
   */
  record Extra(String name, Shape shape) {}

  /** What its forward pass leaves for its gradients besides its result. */
  default List<Extra> extras(Shapes shapes) {
    return List.of();
  }

  /** What it does to its memory once a step, after the update. */
  default Rule remember(Shapes shapes) {
    return Rule.same();
  }
}
