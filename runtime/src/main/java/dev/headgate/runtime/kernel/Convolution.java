package dev.headgate.runtime.kernel;

import org.jspecify.annotations.Nullable;

/**
 * Two-dimensional convolution (a correlation, as in every deep learning library). Tensors: x [n,
 * channels, height, width], weight [filters, channels/groups, kh, kw], bias [filters], y [n,
 * filters, outHeight, outWidth], each with the attributes of its {@link ConvolutionGeometry}.
 * {@code scratch} has at least {@link ConvolutionGeometry#scratch()} elements.
 */
public final class Convolution {

  private Convolution() {}

  /** Overwrites y with the convolution of x. */
  public static void forward(
      ConvolutionGeometry g,
      int n,
      float[] x,
      int xAt,
      float[] weight,
      int weightAt,
      float[] y,
      int yAt,
      Scratch scratch) {
    run(g, g.forward, n, x, xAt, weight, weightAt, null, 0, y, yAt, scratch);
  }

  /** Overwrites y with the convolution of x plus bias. */
  public static void forward(
      ConvolutionGeometry g,
      int n,
      float[] x,
      int xAt,
      float[] weight,
      int weightAt,
      float[] bias,
      int biasAt,
      float[] y,
      int yAt,
      Scratch scratch) {
    run(g, g.forward, n, x, xAt, weight, weightAt, bias, biasAt, y, yAt, scratch);
  }

  /** Overwrites dx with the gradient with respect to x. */
  public static void backwardInput(
      ConvolutionGeometry g,
      int n,
      float[] dy,
      int dyAt,
      float[] weight,
      int weightAt,
      float[] dx,
      int dxAt,
      Scratch scratch) {
    run(g, g.backward(n), n, dy, dyAt, weight, weightAt, null, 0, dx, dxAt, scratch);
  }

  /**
   * Adds to dWeight the gradient with respect to the weights, summed over the samples, or
   * overwrites it ({@link Scratch#overwrite}).
   */
  public static void backwardWeight(
      ConvolutionGeometry g,
      int n,
      float[] x,
      int xAt,
      float[] dy,
      int dyAt,
      float[] dWeight,
      int dWeightAt,
      Scratch scratch) {
    boolean overwrite = scratch.takeOverwrite();
    WeightGradient gradient = scratch.weightGradient;
    for (int group = 0; group < g.groups; group++) {
      gradient.start(g.weightTable(n), g.inputPlanes());
      for (int s = 0; s < n; s++) {
        int from = xAt + (s * g.channels + group * g.channelsPerGroup()) * g.inputSize;
        int dyFrom = dyAt + (s * g.filters + group * g.filtersPerGroup()) * g.outputSize;
        if (Packing.isNeedless(g.inputPhases, g.channelsPerGroup(), x, from)) {
          gradient.add(x, from, dy, dyFrom);
        } else {
          scratch.packing.planes(g.inputPhases, g.channelsPerGroup(), x, from, 0);
          gradient.add(scratch.shared(), 0, dy, dyFrom);
        }
      }
      gradient.addTo(dWeight, dWeightAt + group * g.weightsPerGroup, overwrite);
    }
  }

  /** One direction: the bias, if any, is one value a plane of the result. */
  static void run(
      ConvolutionGeometry g,
      Pass pass,
      int n,
      float[] x,
      int xAt,
      float[] weight,
      int weightAt,
      float @Nullable [] bias,
      int biasAt,
      float[] y,
      int yAt,
      Scratch scratch) {
    int packed = (int) pass.packedLength();
    int freeAt = g.groups * packed;
    for (int group = 0; group < g.groups; group++) {
      int from = weightAt + group * g.weightsPerGroup;
      pass.packWeights(scratch, weight, from, group * packed, freeAt);
    }
    scratch.finish.start(yAt);
    int together = pass.together();
    for (int s = 0; s < n; s += together) {
      int samples = Math.min(together, n - s);
      for (int group = 0; group < g.groups; group++) {
        int from = xAt + (s * g.groups + group) * pass.sourceLength();
        int to = yAt + (s * g.groups + group) * pass.resultLength();
        pass.run(
            scratch,
            samples,
            x,
            from,
            g.groups * pass.sourceLength(),
            bias,
            biasAt + group * pass.results(),
            group * packed,
            freeAt,
            y,
            to,
            g.groups * pass.resultLength());
      }
    }
  }
}
