package dev.headgate.processor.ir;

/**
 * An operation that makes a number of a prediction (input 0) and a target (input 1). Its forward is
 * one call that returns the sum of its terms; the mean over {@link #terms} of every sample is the
 * loss.
 */
public interface LossFunction extends Operation {

  /**
   * The shape of the target.
   *
   * @throws ShapeException where the prediction's shape does not suit this loss
   */
  Shape targetShape(Shape prediction) throws ShapeException;

  /** What the target's elements are. */
  default ElementType targetType() {
    return ElementType.FLOAT;
  }

  /** How many terms one sample contributes to the mean. */
  int terms(Shape prediction);
}
