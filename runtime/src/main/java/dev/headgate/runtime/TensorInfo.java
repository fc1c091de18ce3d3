package dev.headgate.runtime;

import java.util.Arrays;
import java.util.List;

/**
 * A tensor that goes in or out of a model.
 *
 * @param name the user's name for it
 * @param shape the shape of one sample; the batch dimension leads and is not part of it
 */
public record TensorInfo(String name, List<Integer> shape) {

  public TensorInfo {
    shape = List.copyOf(shape);
  }

  public TensorInfo(String name, int... shape) {
    this(name, Arrays.stream(shape).boxed().toList());
  }

  /** The number of elements of one sample. */
  public int size() {
    int size = 1;
    for (int i = 0; i < shape.size(); i++) { // every call of a model asks, and makes no garbage
      size = Math.multiplyExact(size, shape.get(i));
    }
    return size;
  }

  /** The shape of a batch. */
  public long[] batchShape(int batch) {
    long[] dimensions = new long[shape.size() + 1];
    dimensions[0] = batch;
    for (int i = 0; i < shape.size(); i++) {
      dimensions[i + 1] = shape.get(i);
    }
    return dimensions;
  }

  /**
   * The array, for a call on it.
   *
   * @throws IllegalArgumentException if it is too short for a batch
   */
  public float[] require(int batch, float[] array) {
    requireLength(batch, array.length);
    return array;
  }

  /**
   * The integers, for a call on them.
   *
   * @throws IllegalArgumentException if they are too few for a batch, or one of them is not from 0
   *     to {@code choices - 1}
   */
  public int[] require(int batch, int choices, int[] array) {
    requireLength(batch, array.length);
    int count = batch * size();
    for (int i = 0; i < count; i++) {
      if (array[i] < 0 || array[i] >= choices) {
        throw new IllegalArgumentException(
            name + "[" + i + "] = " + array[i] + " is out of range: write 0 to " + (choices - 1));
      }
    }
    return array;
  }

  private void requireLength(int batch, int length) {
    long expected = (long) batch * size();
    if (length < expected) {
      throw new IllegalArgumentException(
          name
              + " must have the shape "
              + this
              + ", "
              + expected
              + " elements for a batch of "
              + batch
              + ", but has "
              + length);
    }
  }

  /** Such as {@code [batch, 1, 56, 56]}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("[batch");
    shape.forEach(dimension -> text.append(", ").append(dimension));
    return text.append(']').toString();
  }
}
