package dev.headgate.processor.reference;

import java.util.List;
import java.util.Map;

/** The formulas in the Javadoc of {@code @Conv2d} and {@code @ConvTranspose2d}, loop by loop. */
final class Convolutions {

  private Convolutions() {}

  static Array convolution(Settings settings, List<Array> inputs, Map<String, Array> parameters) {
    Array x = inputs.get(0);
    Array weight = parameters.get("weight");
    int[] kernel = settings.pair("kernel");
    int[] stride = settings.pair("stride");
    int[] padding = settings.pair("padding");
    int[] dilation = settings.pair("dilation");
    int filters = settings.whole("filters");
    int filtersPerGroup = filters / settings.whole("groups");
    int channelsPerGroup = x.dimension(0) / settings.whole("groups");
    Array y =
        Array.zeros(
            filters,
            (x.dimension(1) + 2 * padding[0] - dilation[0] * (kernel[0] - 1) - 1) / stride[0] + 1,
            (x.dimension(2) + 2 * padding[1] - dilation[1] * (kernel[1] - 1) - 1) / stride[1] + 1);
    for (int f = 0; f < filters; f++) {
      int firstChannel = f / filtersPerGroup * channelsPerGroup;
      for (int r = 0; r < y.dimension(1); r++) {
        for (int c = 0; c < y.dimension(2); c++) {
          double sum = settings.flag("bias") ? parameters.get("bias").at(f) : 0;
          for (int d = 0; d < channelsPerGroup; d++) {
            for (int i = 0; i < kernel[0]; i++) {
              for (int j = 0; j < kernel[1]; j++) {
                int row = r * stride[0] - padding[0] + i * dilation[0];
                int column = c * stride[1] - padding[1] + j * dilation[1];
                sum += weight.at(f, d, i, j) * x.padded(firstChannel + d, row, column);
              }
            }
          }
          y.add(sum, f, r, c);
        }
      }
    }
    return y;
  }

  static Array transposed(Settings settings, List<Array> inputs, Map<String, Array> parameters) {
    Array x = inputs.get(0);
    Array weight = parameters.get("weight");
    int[] kernel = settings.pair("kernel");
    int[] stride = settings.pair("stride");
    int[] padding = settings.pair("padding");
    int[] dilation = settings.pair("dilation");
    int[] more = settings.pair("outputPadding");
    int filters = settings.whole("filters");
    int filtersPerGroup = filters / settings.whole("groups");
    int channelsPerGroup = x.dimension(0) / settings.whole("groups");
    int[] size = new int[2];
    for (int i = 0; i < 2; i++) {
      size[i] =
          (x.dimension(i + 1) - 1) * stride[i]
              - 2 * padding[i]
              + dilation[i] * (kernel[i] - 1)
              + more[i]
              + 1;
    }
    Array y = Array.zeros(filters, size[0], size[1]);
    for (int d = 0; d < x.dimension(0); d++) {
      int firstFilter = d / channelsPerGroup * filtersPerGroup;
      for (int r = 0; r < x.dimension(1); r++) {
        for (int c = 0; c < x.dimension(2); c++) {
          for (int f = 0; f < filtersPerGroup; f++) {
            for (int i = 0; i < kernel[0]; i++) {
              for (int j = 0; j < kernel[1]; j++) {
                int row = r * stride[0] - padding[0] + i * dilation[0];
                int column = c * stride[1] - padding[1] + j * dilation[1];
                if (y.contains(row, column)) {
                  y.add(x.at(d, r, c) * weight.at(d, f, i, j), firstFilter + f, row, column);
                }
              }
            }
          }
        }
      }
    }
    return settings.flag("bias") ? withBias(y, parameters.get("bias")) : y;
  }

  private static Array withBias(Array y, Array bias) {
    int plane = y.dimension(1) * y.dimension(2);
    for (int i = 0; i < y.values().length; i++) {
      y.values()[i] += bias.at(i / plane);
    }
    return y;
  }
}
