package dev.headgate.processor.reference;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Layers that choose: their formulas in the Javadoc of their annotations, loop by loop. */
final class Choices {

  /** Float32 may choose otherwise where two choices are closer than this. */
  private static final double MARGIN = 1e-5;

  private Choices() {}

  /** Whether a layer chooses, of a sample, what float32 would choose too. */
  static boolean areClear(String layer, Settings settings, Array x, Map<String, Array> parameters) {
    return switch (layer) {
      case "round" ->
          Arrays.stream(x.values())
              .allMatch(each -> Math.abs(each - Math.floor(each) - 0.5) > MARGIN);
      case "argMaxOneHot" -> {
        int axis = settings.whole("axis");
        int stride = 1;
        for (int inner = axis + 1; inner < x.shape().rank(); inner++) {
          stride *= x.dimension(inner);
        }
        boolean clear = true;
        for (int i = 0; i < x.values().length; i++) {
          int first = i - i / stride % x.dimension(axis) * stride;
          double[] rivals = new double[x.dimension(axis)];
          for (int k = 0; k < rivals.length; k++) {
            rivals[k] = -x.values()[first + k * stride];
          }
          clear &= isSmallestClear(rivals);
        }
        yield clear;
      }
      case "nearestCode" -> {
        boolean clear = true;
        for (int p = 0; p < x.values().length / x.dimension(0); p++) {
          double[] rivals = new double[settings.whole("codes")];
          for (int code = 0; code < rivals.length; code++) {
            rivals[code] = distance(x, p, parameters.get("weight"), code);
          }
          clear &= isSmallestClear(rivals);
        }
        yield clear;
      }
      default -> true;
    };
  }

  private static boolean isSmallestClear(double[] rivals) {
    double[] sorted = rivals.clone();
    Arrays.sort(sorted);
    return sorted.length < 2 || sorted[1] - sorted[0] > MARGIN * Math.max(1, Math.abs(sorted[0]));
  }

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
