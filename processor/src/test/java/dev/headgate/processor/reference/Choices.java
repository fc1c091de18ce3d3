package dev.headgate.processor.reference;

import java.util.List;
import java.util.Map;

/** Layers that choose: their formulas in the Javadoc of their annotations, loop by loop. */
final class Choices {

  private Choices() {}

  static Array argMaxOneHot(Settings settings, List<Array> inputs, Map<String, Array> parameters) {
    Array x = inputs.get(0);
    int axis = settings.whole("axis");
    int stride = 1;
    for (int inner = axis + 1; inner < x.shape().rank(); inner++) {
      stride *= x.dimension(inner);
    }
    double[] y = new double[x.values().length];
    for (int i = 0; i < y.length; i++) {
      int first = i - i / stride % x.dimension(axis) * stride;
      int best = first;
      for (int k = 1; k < x.dimension(axis); k++) {
        best = x.values()[first + k * stride] > x.values()[best] ? first + k * stride : best;
      }
      y[i] = i == best ? 1 : 0;
    }
    return new Array(x.shape(), y);
  }

  static Array nearestCode(Settings settings, List<Array> inputs, Map<String, Array> parameters) {
    Array x = inputs.get(0);
    Array weight = parameters.get("weight");
    int positions = x.values().length / x.dimension(0);
    double[] y = new double[x.values().length];
    for (int p = 0; p < positions; p++) {
      int nearest = 0;
      for (int code = 1; code < settings.whole("codes"); code++) {
        nearest = distance(x, p, weight, code) < distance(x, p, weight, nearest) ? code : nearest;
      }
      for (int i = 0; i < x.dimension(0); i++) {
        y[i * positions + p] = weight.at(nearest, i);
      }
    }
    return new Array(x.shape(), y);
  }

  private static double distance(Array x, int position, Array weight, int code) {
    int positions = x.values().length / x.dimension(0);
    double sum = 0;
    for (int i = 0; i < x.dimension(0); i++) {
      double difference = x.values()[i * positions + position] - weight.at(code, i);
      sum += difference * difference;
    }
    return sum;
  }
}
