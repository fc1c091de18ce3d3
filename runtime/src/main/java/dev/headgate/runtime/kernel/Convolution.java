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
    correlate(g, n, x, xAt, weight, weightAt, null, 0, y, yAt, scratch);
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
    correlate(g, n, x, xAt, weight, weightAt, bias, biasAt, y, yAt, scratch);
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
    spread(g, n, dy, dyAt, weight, weightAt, null, 0, dx, dxAt, scratch);
  }

  /** Adds to dWeight the gradient with respect to the weights, summed over the samples. */
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
    WeightGradient gradient = scratch.weightGradient;
    for (int group = 0; group < g.groups; group++) {
      gradient.start(g.weightTable, g.inputPlanes());
      for (int s = 0; s < n; s++) {
        int from = xAt + (s * g.channels + group * g.channelsPerGroup()) * g.inputSize;
        int dyFrom = dyAt + (s * g.filters + group * g.filtersPerGroup()) * g.outputSize;
        if (Packing.isNeedless(g.inputPhases, g.channelsPerGroup(), x, from)) {
          gradient.add(x, from, dy, dyFrom);
        } else {
          scratch.packing.planes(g.inputPhases, g.channelsPerGroup(), x, from, 0).run();
          gradient.add(scratch.shared(), 0, dy, dyFrom);
        }
      }
      gradient.addTo(dWeight, dWeightAt + group * g.weightsPerGroup);
    }
  }

  /** The forward correlation, from the input to the output side of the geometry. */
  private static void correlate(
      ConvolutionGeometry g,
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
    int weights = (int) g.forward.packedLength();
    int planesAt = g.groups * weights;
    int stripsAt = planesAt + g.inputPlanes();
    scratch.finish.start(yAt);
    for (int s = 0; s < n; s++) {
      for (int group = 0; group < g.groups; group++) {
        int filter = group * g.filtersPerGroup();
        int from = xAt + (s * g.channels + group * g.channelsPerGroup()) * g.inputSize;
        boolean direct = Packing.isNeedless(g.inputPhases, g.channelsPerGroup(), x, from);
        int packed = group * weights;
        if (s == 0) {
          scratch.packing.weights(
              g.forwardTables, weight, weightAt + group * g.weightsPerGroup, packed);
        }
        if (s == 0 || !direct) {
          int planes = direct ? 0 : g.channelsPerGroup();
          scratch.packing.planes(g.inputPhases, planes, x, from, planesAt).run();
        }
        scratch
            .correlation
            .source(direct ? x : scratch.shared(), direct ? from : planesAt)
            .bias(bias, biasAt + filter)
            .run(
                g.forward,
                packed,
                stripsAt,
                g.output,
                y,
                yAt + (s * g.filters + filter) * g.outputSize);
      }
    }
    scratch.correlation.forget();
  }

  /**
   * The adjoint of {@link #correlate}, from the output to the input side: the backward pass of a
   * convolution, and (with a bias a channel) the forward pass of a transposed one.
   */
  static void spread(
      ConvolutionGeometry g,
      int n,
      float[] dy,
      int dyAt,
      float[] weight,
      int weightAt,
      float @Nullable [] bias,
      int biasAt,
      float[] dx,
      int dxAt,
      Scratch scratch) {
    int weights = g.backwardWeights();
    int planesAt = g.groups * weights;
    int stripsAt = planesAt + g.outputPlanes();
    boolean finished = g.inputGradientPhases[0].hasWholeRows();
    scratch.finish.start(dxAt);
    for (int s = 0; s < n; s++) {
      for (int group = 0; group < g.groups; group++) {
        int channel = group * g.channelsPerGroup();
        int from = dyAt + (s * g.filters + group * g.filtersPerGroup()) * g.outputSize;
        boolean direct = Packing.isNeedless(g.outputPhases, g.filtersPerGroup(), dy, from);
        int packed = group * weights;
        if (s == 0) {
          scratch.packing.weights(g.backward, weight, weightAt + group * g.weightsPerGroup, packed);
        }
        if (s == 0 || !direct) {
          int planes = direct ? 0 : g.filtersPerGroup();
          scratch.packing.planes(g.outputPhases, planes, dy, from, planesAt).run();
        }
        scratch
            .correlation
            .source(direct ? dy : scratch.shared(), direct ? from : planesAt)
            .bias(bias, biasAt + channel);
        int to = dxAt + (s * g.channels + channel) * g.inputSize;
        for (int r = 0; r < g.backward.length; r++) {
          scratch.correlation.run(
              g.backward[r], packed, stripsAt, g.inputGradientPhases[r], dx, to);
          packed += (int) g.backward[r].packedLength();
        }
        if (!finished) {
          scratch.finish.apply(g.channelsPerGroup() * g.inputSize, dx, to);
        }
      }
    }
    scratch.correlation.forget();
  }
}
