package dev.headgate.processor.reference;

import dev.headgate.processor.ir.Shape;
import java.util.Arrays;

/** A tensor of one sample, row-major. */
final class Array {

  private final Shape shape;
  private final double[] values;

  Array(Shape shape, double[] values) {
    if (values.length != shape.elements()) {
      throw new IllegalArgumentException(values.length + " elements are not " + shape);
    }
    this.shape = shape;
    this.values = values;
  }

  static Array zeros(int... dimensions) {
    Shape shape = Shape.of(dimensions);
    return new Array(shape, new double[shape.size()]);
  }

  Shape shape() {
    return shape;
  }

  /** The elements themselves, not a copy. */
  double[] values() {
    return values;
  }

  int dimension(int axis) {
    return shape.dimension(axis);
  }

  double at(int... index) {
    return values[place(index)];
  }

  void add(double value, int... index) {
    values[place(index)] += value;
  }

  /** An element of an image; 0 outside its height and width. */
  double padded(int channel, int row, int column) {
    return contains(row, column) ? at(channel, row, column) : 0;
  }

  /** Whether an image of this size has such a row and column. */
  boolean contains(int row, int column) {
    return row >= 0 && row < dimension(1) && column >= 0 && column < dimension(2);
  }

  Array reshaped(Shape other) {
    return new Array(other, values);
  }

  private int place(int... index) {
    int place = 0;
    for (int axis = 0; axis < index.length; axis++) {
      if (index[axis] < 0 || index[axis] >= dimension(axis)) {
        throw new IndexOutOfBoundsException(Arrays.toString(index) + " of " + shape);
      }
      place = place * dimension(axis) + index[axis];
    }
    return place;
  }
}
