package dev.headgate.processor.reference;

import dev.headgate.processor.ir.Shape;
import java.util.List;
import java.util.Map;

/** The largest value, or the mean, of each window or of the whole plane. */
final class Poolings {

  private static final int[] ONE = {1, 1};

  private Poolings() {}

  /** What a window that has {@code cells} of its values inside the input makes of them. */
  private interface Window {
    double reduce(double[] values, int cells);
  }

  static Array maximum(Settings settings, List<Array> inputs, Map<String, Array> parameters) {
    return slide(
        settings,
        settings.pair("dilation"),
        inputs.get(0),
        (values, cells) -> {
          double largest = Double.NEGATIVE_INFINITY;
          for (int i = 0; i < cells; i++) {
            largest = Math.max(largest, values[i]);
          }
          return largest;
        });
  }

  static Array average(Settings settings, List<Array> inputs, Map<String, Array> parameters) {
    boolean padded = settings.flag("countIncludePadding");
    return slide(
        settings,
        ONE,
        inputs.get(0),
        (values, cells) -> {
          double sum = 0;
          for (int i = 0; i < cells; i++) {
            sum += values[i];
          }
          return sum / (padded ? values.length : cells);
        });
  }

  static Array global(Settings settings, List<Array> inputs, Map<String, Array> parameters) {
    Array x = inputs.get(0);
    int plane = x.dimension(1) * x.dimension(2);
    Array y = Array.zeros(x.dimension(0));
    for (int place = 0; place < x.values().length; place++) {
      y.add(x.values()[place] / plane, place / plane);
    }
    return settings.flag("keepDims") ? y.reshaped(Shape.of(x.dimension(0), 1, 1)) : y;
  }

  private static Array slide(Settings settings, int[] dilation, Array x, Window window) {
    int[] kernel = settings.pair("kernel");
    int[] stride = settings.pair("stride", kernel);
    int[] padding = settings.pair("padding");
    Array y =
        Array.zeros(
            x.dimension(0),
            (x.dimension(1) + 2 * padding[0] - dilation[0] * (kernel[0] - 1) - 1) / stride[0] + 1,
            (x.dimension(2) + 2 * padding[1] - dilation[1] * (kernel[1] - 1) - 1) / stride[1] + 1);
    for (int channel = 0; channel < y.dimension(0); channel++) {
      for (int r = 0; r < y.dimension(1); r++) {
        for (int c = 0; c < y.dimension(2); c++) {
          double[] values = new double[kernel[0] * kernel[1]];
          int cells = 0;
          for (int i = 0; i < kernel[0]; i++) {
            for (int j = 0; j < kernel[1]; j++) {
              int row = r * stride[0] - padding[0] + i * dilation[0];
              int column = c * stride[1] - padding[1] + j * dilation[1];
              if (x.contains(row, column)) {
                values[cells++] = x.at(channel, row, column);
              }
            }
          }
          y.add(window.reduce(values, cells), channel, r, c);
        }
      }
    }
    return y;
  }
}
