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

  /** Such as {@code [batch, 1, 56, 56]}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("[batch");
    shape.forEach(dimension -> text.append(", ").append(dimension));
    return text.append(']').toString();
  }
}
