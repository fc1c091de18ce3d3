package dev.headgate.processor.ir;

import java.util.List;

/**
 * An operation that makes a number of one or more tensors. The first of them determines the shapes
 * of the others. Its forward is one call that returns the sum of its terms; the mean over {@link
 * #terms} of every sample is the loss.
 */
public interface LossFunction extends Operation {

  /**
   * What an argument is to the loss.
   *
   * @param name the words for it in messages, such as {@code the prediction}
   * @param fed whether it may be a target: a tensor of the caller's that the model has no other use
   *     for
   * @param type what its elements are
   */
  record Role(String name, boolean fed, ElementType type) {

    /** A tensor of the model's. */
    public static Role of(String name) {
      return new Role(name, false, ElementType.FLOAT);
    }

    /** A tensor that may be a target. */
    public static Role fed(String name, ElementType type) {
      return new Role(name, true, type);
    }
  }

  /** Its arguments in order, at least one; the first is never fed. */
  List<Role> roles();

  /**
   * The shape that an argument must have.
   *
   * @param first the shape of the first argument
   * @throws ShapeException where that does not suit this loss
   */
  default Shape shape(int argument, Shape first) throws ShapeException {
    return first;
  }

  /** How many terms one sample contributes to the mean, by the shape of the first argument. */
  int terms(Shape first);
}
