package dev.headgate.processor.ir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;

/** The shape of one sample of a tensor; the batch dimension is implicit and leading. */
public record Shape(List<Integer> dimensions) {

  /** What the dimensions of an image-like tensor are called, in order. */
  private static final List<String> IMAGE = List.of("channels", "height", "width");

  public Shape {
    dimensions = List.copyOf(dimensions);
  }

  public static Shape of(int... dimensions) {
    return new Shape(Arrays.stream(dimensions).boxed().toList());
  }

  public int rank() {
    return dimensions.size();
  }

  public int dimension(int axis) {
    return dimensions.get(axis);
  }

  /** The number of elements of one sample; 1 for a scalar. */
  public long elements() {
    return dimensions.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
  }

  /** The number of elements of one sample, which the compiler has checked to fit an array. */
  public int size() {
    return Math.toIntExact(elements());
  }

  /** The planes of one sample: of an image its channels; other shapes are one. */
  public int planes() {
    return rank() == IMAGE.size() ? dimension(0) : 1;
  }

  /** The elements of one of the {@link #planes}. */
  public int positions() {
    return size() / planes();
  }

  /** The same shape with one dimension replaced. */
  public Shape with(int axis, int dimension) {
    List<Integer> changed = new ArrayList<>(dimensions);
    changed.set(axis, dimension);
    return new Shape(changed);
  }

  /** The shape with the names of its dimensions, as error messages show it. */
  public String named() {
    if (rank() == 1) {
      return "[" + dimension(0) + " features]";
    }
    if (rank() != IMAGE.size()) {
      return toString();
    }
    StringJoiner text = new StringJoiner(", ", "[", "]");
    for (int axis = 0; axis < rank(); axis++) {
      text.add(IMAGE.get(axis) + " " + dimension(axis));
    }
    return text.toString();
  }

  @Override
  public String toString() {
    return dimensions.toString();
  }
}
