package dev.headgate.runtime;

import java.util.Arrays;

/**
 * A tensor that goes in or out of a model.
 *
 * @param name the user's name for it
 * @param shape the shape of one sample; the batch dimension leads and is not part of it
 */
public record TensorInfo(String name, int... shape) {

  public TensorInfo {
    shape = shape.clone();
  }

  @Override
  public int[] shape() {
    return shape.clone();
  }

  /** The number of elements of one sample. */
  public int size() {
    return Arrays.stream(shape).reduce(1, Math::multiplyExact);
  }

  /** Such as {@code [batch, 1, 56, 56]}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("[batch");
    for (int dimension : shape) {
      text.append(", ").append(dimension);
    }
    return text.append(']').toString();
  }
}
