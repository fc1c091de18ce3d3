package dev.headgate.processor.reference;

import java.util.List;
import java.util.Map;

/** Enlargements, pixel by pixel of the result. */
final class Upsamplings {

  private Upsamplings() {}

  static Array enlarge(Settings settings, List<Array> inputs, Map<String, Array> parameters) {
    Array x = inputs.get(0);
    int[] scale = settings.pair("scale");
    boolean bilinear = settings.constant("mode").equals("BILINEAR");
    Array y = Array.zeros(x.dimension(0), x.dimension(1) * scale[0], x.dimension(2) * scale[1]);
    for (int c = 0; c < y.dimension(0); c++) {
      for (int h = 0; h < y.dimension(1); h++) {
        for (int w = 0; w < y.dimension(2); w++) {
          y.add(
              bilinear
                  ? at(x, c, (h + 0.5) / scale[0] - 0.5, (w + 0.5) / scale[1] - 0.5)
                  : x.at(c, h / scale[0], w / scale[1]),
              c,
              h,
              w);
        }
      }
    }
    return y;
  }

  /** Sums over all pixels: each weighs 1 minus its distance in rows times the same in columns. */
  private static double at(Array x, int channel, double row, double column) {
    double sum = 0;
    for (int h = 0; h < x.dimension(1); h++) {
      for (int w = 0; w < x.dimension(2); w++) {
        double weight = share(row, h, x.dimension(1)) * share(column, w, x.dimension(2));
        sum += weight * x.at(channel, h, w);
      }
    }
    return sum;
  }

  private static double share(double place, int pixel, int length) {
    double inside = Math.max(0, Math.min(length - 1, place));
    return Math.max(0, 1 - Math.abs(inside - pixel));
  }
}
