package dev.headgate.processor.reference;

import dev.headgate.processor.ir.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Layers that look at several elements of a tensor together: along an axis, or from one on. */
final class Lines {

  private Lines() {}

  /** What one element becomes among those it belongs to. */
  private interface Formula {
    double apply(double x, double[] line);
  }

  static Array softmax(Settings settings, List<Array> inputs, Map<String, Array> parameters) {
    return along(settings, inputs.get(0), (x, line) -> Math.exp(x) / sumOfExp(line));
  }

  static Array logSoftmax(Settings settings, List<Array> inputs, Map<String, Array> parameters) {
    return along(settings, inputs.get(0), (x, line) -> x - Math.log(sumOfExp(line)));
  }

  private static double sumOfExp(double[] line) {
    return Arrays.stream(line).map(Math::exp).sum();
  }

  /** Every element among those that differ from it along the axis only. */
  private static Array along(Settings settings, Array x, Formula formula) {
    int axis = settings.whole("axis");
    double[] values = new double[x.values().length];
    for (int place = 0; place < values.length; place++) {
      int[] index = Vectors.index(x.shape(), place);
      double[] line = new double[x.dimension(axis)];
      for (int i = 0; i < line.length; i++) {
        index[axis] = i;
        line[i] = x.at(index);
      }
      values[place] = formula.apply(x.values()[place], line);
    }
    return new Array(x.shape(), values);
  }

  static Array layerNorm(Settings settings, List<Array> inputs, Map<String, Array> parameters) {
    Array x = inputs.get(0);
    Shape shape = x.shape();
    int axis = settings.whole("axis");
    int length = new Shape(shape.dimensions().subList(axis, shape.rank())).size();
    double[] values = new double[x.values().length];
    for (int place = 0; place < values.length; place++) {
      int start = place / length * length;
      double[] line = Arrays.copyOfRange(x.values(), start, start + length);
      double mean = Arrays.stream(line).average().orElseThrow();
      double variance = Arrays.stream(line).map(v -> (v - mean) * (v - mean)).sum() / length;
      double z = (line[place - start] - mean) / Math.sqrt(variance + settings.real("epsilon"));
      values[place] =
          settings.flag("affine")
              ? z * parameters.get("scale").values()[place - start]
                  + parameters.get("bias").values()[place - start]
              : z;
    }
    return new Array(shape, values);
  }
}
