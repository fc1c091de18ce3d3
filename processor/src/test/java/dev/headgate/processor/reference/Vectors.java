package dev.headgate.processor.reference;

import dev.headgate.processor.ir.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;

/** Layers that work element by element, on whole vectors, or move elements only. */
final class Vectors {

  private Vectors() {}

  /** A function of one number. */
  interface Function {
    double apply(Settings settings, double x);
  }

  static LayerReference each(Function function) {
    return (settings, inputs, parameters) -> {
      double[] values = inputs.get(0).values().clone();
      Arrays.setAll(values, i -> function.apply(settings, values[i]));
      return new Array(inputs.get(0).shape(), values);
    };
  }

  static Array dense(Settings settings, List<Array> inputs, Map<String, Array> parameters) {
    Array x = inputs.get(0);
    Array y = Array.zeros(settings.whole("units"));
    for (int unit = 0; unit < y.dimension(0); unit++) {
      if (settings.flag("bias")) {
        y.add(parameters.get("bias").at(unit), unit);
      }
      for (int i = 0; i < x.dimension(0); i++) {
        y.add(parameters.get("weight").at(unit, i) * x.at(i), unit);
      }
    }
    return y;
  }

  static Array embedding(Settings settings, List<Array> inputs, Map<String, Array> parameters) {
    Array tokens = inputs.get(0);
    int size = settings.whole("size");
    double[] rows = new double[tokens.values().length * size];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = parameters.get("weight").at((int) tokens.values()[i / size], i % size);
    }
    List<Integer> dimensions = new ArrayList<>(tokens.shape().dimensions());
    dimensions.add(size);
    return new Array(new Shape(dimensions), rows);
  }

  static Array flatten(Settings settings, List<Array> inputs, Map<String, Array> parameters) {
    return inputs.get(0).reshaped(Shape.of(inputs.get(0).values().length));
  }

  static Array reshape(Settings settings, List<Array> inputs, Map<String, Array> parameters) {
    int[] dimensions = settings.wholes("value");
    int known = Arrays.stream(dimensions).filter(d -> d != -1).reduce(1, (a, b) -> a * b);
    int free = inputs.get(0).values().length / known;
    return inputs
        .get(0)
        .reshaped(Shape.of(Arrays.stream(dimensions).map(d -> d == -1 ? free : d).toArray()));
  }

  /** Combines two or more arrays element by element, from the first on. */
  static LayerReference pairwise(DoubleBinaryOperator operator) {
    return (settings, inputs, parameters) -> {
      double[] values = inputs.get(0).values().clone();
      for (Array input : inputs.subList(1, inputs.size())) {
        Arrays.setAll(values, i -> operator.applyAsDouble(values[i], input.values()[i]));
      }
      return new Array(inputs.get(0).shape(), values);
    };
  }

  static Array slice(Settings settings, List<Array> inputs, Map<String, Array> parameters) {
    int axis = settings.whole("axis");
    int from = settings.whole("from");
    Shape shape = inputs.get(0).shape().with(axis, settings.whole("to") - from);
    double[] values = new double[shape.size()];
    for (int place = 0; place < values.length; place++) {
      int[] index = index(shape, place);
      index[axis] += from;
      values[place] = inputs.get(0).at(index);
    }
    return new Array(shape, values);
  }

  /** Goes over the result: the first index along the axis that an input does not have is next's. */
  static Array concat(Settings settings, List<Array> inputs, Map<String, Array> parameters) {
    int axis = settings.whole("axis");
    Shape first = inputs.get(0).shape();
    int length = inputs.stream().mapToInt(input -> input.dimension(axis)).sum();
    Shape shape = first.with(axis, length);
    double[] values = new double[shape.size()];
    for (int place = 0; place < values.length; place++) {
      int[] index = index(shape, place);
      int input = 0;
      while (index[axis] >= inputs.get(input).dimension(axis)) {
        index[axis] -= inputs.get(input).dimension(axis);
        input++;
      }
      values[place] = inputs.get(input).at(index);
    }
    return new Array(shape, values);
  }

  static int[] index(Shape shape, int place) {
    int[] index = new int[shape.rank()];
    int rest = place;
    for (int axis = shape.rank() - 1; axis >= 0; axis--) {
      index[axis] = rest % shape.dimension(axis);
      rest /= shape.dimension(axis);
    }
    return index;
  }
}
