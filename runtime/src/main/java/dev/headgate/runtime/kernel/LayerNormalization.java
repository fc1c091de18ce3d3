package dev.headgate.runtime.kernel;

/**
 * Brings each row to mean 0 and variance 1. Tensors: x, y [rows, length], scale, bias [length]. In
 * the formulas {@code z = (x - mean) / sqrt(variance + epsilon)}, with the biased variance of the
 * row. Results may be exactly x or dy. Sums are taken in float over stretches and in double over
 * those; in double are also the differences of the gradient, which cancel where a row varies
 * little.
 */
public final class LayerNormalization {

  private LayerNormalization() {}

  /** Overwrites y with {@code z * scale + bias}. */
  public static void forward(
      int rows,
      int length,
      float epsilon,
      float[] x,
      int xAt,
      float[] scale,
      int scaleAt,
      float[] bias,
      int biasAt,
      float[] y,
      int yAt) {
    for (int r = 0; r < rows; r++) {
      int from = xAt + r * length;
      int to = yAt + r * length;
      double mean = mean(length, x, from);
      float centre = (float) mean;
      float factor = (float) inverseDeviation(length, x, from, mean, epsilon);
      for (int i = 0; i < length; i++) {
        y[to + i] = (x[from + i] - centre) * factor * scale[scaleAt + i] + bias[biasAt + i];
      }
    }
  }

  /** Overwrites y with z. */
  public static void forward(
      int rows, int length, float epsilon, float[] x, int xAt, float[] y, int yAt) {
    for (int r = 0; r < rows; r++) {
      int from = xAt + r * length;
      int to = yAt + r * length;
      double mean = mean(length, x, from);
      float centre = (float) mean;
      float factor = (float) inverseDeviation(length, x, from, mean, epsilon);
      for (int i = 0; i < length; i++) {
        y[to + i] = (x[from + i] - centre) * factor;
      }
    }
  }

  /**
   * Overwrites dx with {@code (g - mean of g - z * mean of z * g) / sqrt(variance + epsilon)},
   * where {@code g = dy * scale}.
   */
  public static void backwardInput(
      int rows,
      int length,
      float epsilon,
      float[] x,
      int xAt,
      float[] scale,
      int scaleAt,
      float[] dy,
      int dyAt,
      float[] dx,
      int dxAt) {
    for (int r = 0; r < rows; r++) {
      int from = xAt + r * length;
      int with = dyAt + r * length;
      double mean = mean(length, x, from);
      double factor = inverseDeviation(length, x, from, mean, epsilon);
      double sum = 0;
      double product = 0;
      for (int i = 0; i < length; i++) {
        double g = (double) dy[with + i] * scale[scaleAt + i];
        sum += g;
        product += (x[from + i] - mean) * g;
      }
      double middle = sum / length;
      double slope = product / length * factor * factor;
      for (int i = 0; i < length; i++) {
        double g = (double) dy[with + i] * scale[scaleAt + i];
        dx[dxAt + r * length + i] = (float) ((g - middle - (x[from + i] - mean) * slope) * factor);
      }
    }
  }

  /** {@code backwardInput} with a scale of 1. */
  public static void backwardInput(
      int rows,
      int length,
      float epsilon,
      float[] x,
      int xAt,
      float[] dy,
      int dyAt,
      float[] dx,
      int dxAt) {
    for (int r = 0; r < rows; r++) {
      int from = xAt + r * length;
      int with = dyAt + r * length;
      double mean = mean(length, x, from);
      double factor = inverseDeviation(length, x, from, mean, epsilon);
      double middle = mean(length, dy, with);
      double product = 0;
      for (int i = 0; i < length; i++) {
        product += (x[from + i] - mean) * dy[with + i];
      }
      double slope = product / length * factor * factor;
      for (int i = 0; i < length; i++) {
        double centred = dy[with + i] - middle;
        dx[dxAt + r * length + i] = (float) ((centred - (x[from + i] - mean) * slope) * factor);
      }
    }
  }

  /** Adds to dScale the sum over rows of {@code dy * z}. */
  public static void backwardScale(
      int rows,
      int length,
      float epsilon,
      float[] x,
      int xAt,
      float[] dy,
      int dyAt,
      float[] dScale,
      int dScaleAt) {
    for (int r = 0; r < rows; r++) {
      int from = xAt + r * length;
      double mean = mean(length, x, from);
      double factor = inverseDeviation(length, x, from, mean, epsilon);
      for (int i = 0; i < length; i++) {
        dScale[dScaleAt + i] += (float) ((x[from + i] - mean) * factor * dy[dyAt + r * length + i]);
      }
    }
  }

  /** Adds to dBias the sum over rows of dy. */
  public static void backwardBias(
      int rows, int length, float[] dy, int dyAt, float[] dBias, int dBiasAt) {
    Primitives primitives = ActivePrimitives.get();
    for (int r = 0; r < rows; r++) {
      primitives.add(length, dBias, dBiasAt, dy, dyAt + r * length, dBias, dBiasAt);
    }
  }

  private static double mean(int length, float[] x, int at) {
    return Sums.of(length, x, at) / length;
  }

  /** {@code 1 / sqrt(variance + epsilon)}. */
  private static double inverseDeviation(
      int length, float[] x, int at, double mean, float epsilon) {
    float centre = (float) mean;
    double rounding = mean - centre;
    double variance = Sums.ofSquares(length, x, at, centre) / length - rounding * rounding;
    return 1 / Math.sqrt(Math.max(0, variance) + epsilon);
  }
}
