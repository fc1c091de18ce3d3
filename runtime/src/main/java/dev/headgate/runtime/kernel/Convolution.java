package dev.headgate.runtime.kernel;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Two-dimensional convolution (a correlation, as in every deep learning library). Tensors: x [n,
 * channels, height, width], weight [filters, channels/groups, kh, kw], bias [filters], y [n,
 * filters, outHeight, outWidth], each with the attributes of its {@link ConvolutionGeometry}.
 * {@code scratch} holds at least {@link ConvolutionGeometry#scratch()} elements of any content.
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
      float[] scratch) {
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
      float[] scratch) {
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
      float[] scratch) {
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
      float[] scratch) {
    TapTable taps = g.forward;
    int sumsOfGroup = taps.paddedChannels() * taps.offsets.length;
    int planesAt = g.groups * sumsOfGroup;
    int gradientAt = planesAt + g.inputPlanes();
    Arrays.fill(scratch, 0, planesAt, 0f);
    clearUnusedFilters(g, scratch, gradientAt);
    for (int s = 0; s < n; s++) {
      for (int group = 0; group < g.groups; group++) {
        packInput(g, group, x, xAt + s * g.channels * g.inputSize, scratch, planesAt);
        packGradient(g, group, dy, dyAt + s * g.filters * g.outputSize, scratch, gradientAt);
        sumGradients(g, planesAt, gradientAt, scratch, group * sumsOfGroup);
      }
    }
    for (int f = 0; f < g.filters; f++) {
      int group = f / g.filtersPerGroup();
      int from = group * sumsOfGroup + f % g.filtersPerGroup() * taps.offsets.length;
      int to = dWeightAt + f * taps.taps;
      for (int t = 0; t < taps.taps; t++) {
        dWeight[to + t] += scratch[from + t];
      }
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
      float[] scratch) {
    int weights = g.forward.packedLength();
    for (int group = 0; group < g.groups; group++) {
      int at = weightAt + group * g.weightsPerGroup;
      g.forward.packWeights(weight, at, scratch, group * weights);
    }
    int planesAt = g.groups * weights;
    int resultAt = planesAt + g.inputPlanes();
    for (int s = 0; s < n; s++) {
      for (int group = 0; group < g.groups; group++) {
        int filter = group * g.filtersPerGroup();
        packInput(g, group, x, xAt + s * g.channels * g.inputSize, scratch, planesAt);
        Correlation.run(
            g.forward,
            scratch,
            group * weights,
            planesAt,
            resultAt,
            bias,
            biasAt + filter,
            g.output,
            y,
            yAt + (s * g.filters + filter) * g.outputSize);
      }
    }
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
      float[] scratch) {
    int weights = g.backwardWeights();
    for (int group = 0; group < g.groups; group++) {
      int to = group * weights;
      for (TapTable phase : g.backward) {
        phase.packWeights(weight, weightAt + group * g.weightsPerGroup, scratch, to);
        to += phase.packedLength();
      }
    }
    int planesAt = g.groups * weights;
    int resultAt = planesAt + g.outputPlanes();
    for (int s = 0; s < n; s++) {
      for (int group = 0; group < g.groups; group++) {
        int channel = group * g.channelsPerGroup();
        packOutput(g, group, dy, dyAt + s * g.filters * g.outputSize, scratch, planesAt);
        int weightsAt = group * weights;
        for (int r = 0; r < g.backward.length; r++) {
          Correlation.run(
              g.backward[r],
              scratch,
              weightsAt,
              planesAt,
              resultAt,
              bias,
              biasAt + channel,
              g.inputGradientPhases[r],
              dx,
              dxAt + (s * g.channels + channel) * g.inputSize);
          weightsAt += g.backward[r].packedLength();
        }
      }
    }
  }

  private static void packInput(
      ConvolutionGeometry g, int group, float[] x, int sampleAt, float[] scratch, int planesAt) {
    int to = planesAt;
    int from = sampleAt + group * g.channelsPerGroup() * g.inputSize;
    for (int c = 0; c < g.channelsPerGroup(); c++) {
      for (PlaneMap phase : g.inputPhases) {
        phase.pack(x, from + c * g.inputSize, scratch, to);
        to += phase.size();
      }
    }
    Arrays.fill(scratch, to, to + Primitives.ROUND, 0f);
  }

  private static void packOutput(
      ConvolutionGeometry g, int group, float[] dy, int sampleAt, float[] scratch, int planesAt) {
    int to = planesAt;
    int from = sampleAt + group * g.filtersPerGroup() * g.outputSize;
    for (int f = 0; f < g.filtersPerGroup(); f++) {
      g.outputWithMargin.pack(dy, from + f * g.outputSize, scratch, to);
      to += g.outputWithMargin.size();
    }
    Arrays.fill(scratch, to, to + Primitives.ROUND, 0f);
  }

  /**
   * Packs dy at the pitch of the input's phase planes, zero in the columns between, so that those
   * add nothing.
   */
  private static void packGradient(
      ConvolutionGeometry g, int group, float[] dy, int sampleAt, float[] scratch, int gradientAt) {
    int from = sampleAt + group * g.filtersPerGroup() * g.outputSize;
    for (int f = 0; f < g.filtersPerGroup(); f++) {
      int to = gradientAt + f * g.gradientPlane();
      g.output.pack(dy, from + f * g.outputSize, scratch, to);
      Arrays.fill(scratch, to + g.output.size(), to + g.gradientPlane(), 0f);
    }
  }

  /** The filters that fill up the last block have no gradient. */
  private static void clearUnusedFilters(ConvolutionGeometry g, float[] scratch, int gradientAt) {
    int from = gradientAt + g.filtersPerGroup() * g.gradientPlane();
    int to = gradientAt + g.forward.paddedChannels() * g.gradientPlane();
    Arrays.fill(scratch, from, to, 0f);
  }

  private static void sumGradients(
      ConvolutionGeometry g, int planesAt, int gradientAt, float[] scratch, int sumsAt) {
    Primitives primitives = ActivePrimitives.get();
    TapTable taps = g.forward;
    int stride = taps.offsets.length;
    int f = 0;
    for (; f < taps.blocks * Primitives.BLOCK; f += Primitives.BLOCK) {
      int dyAt = gradientAt + f * g.gradientPlane();
      primitives.correlateGradientBlock(
          taps.positions,
          scratch,
          planesAt,
          taps.offsets,
          taps.taps,
          scratch,
          dyAt,
          g.gradientPlane(),
          scratch,
          sumsAt + f * stride,
          stride);
    }
    for (; f < taps.channels; f++) {
      primitives.correlateGradientSingle(
          taps.positions,
          scratch,
          planesAt,
          taps.offsets,
          taps.taps,
          scratch,
          gradientAt + f * g.gradientPlane(),
          scratch,
          sumsAt + f * stride);
    }
  }
}
