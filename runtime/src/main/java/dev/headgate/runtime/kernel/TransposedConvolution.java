package dev.headgate.runtime.kernel;

/**
 * Two-dimensional transposed convolution: the adjoint of the {@link Convolution} that its {@link
 * ConvolutionGeometry} describes. So the geometry's [channels, height, width] is this layer's
 * result and its [filters, outHeight, outWidth] this layer's input. Tensors: x [n, filters,
 * outHeight, outWidth], weight [filters, channels/groups, kh, kw], bias [channels], y [n, channels,
 * height, width]. {@code scratch} has at least {@link ConvolutionGeometry#scratch()} elements.
 */
public final class TransposedConvolution {

  private TransposedConvolution() {}

  /** Overwrites y with the transposed convolution of x. */
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
    Convolution.run(g, g.backward(n), n, x, xAt, weight, weightAt, null, 0, y, yAt, scratch);
  }

  /** Overwrites y with the transposed convolution of x plus bias. */
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
    Convolution.run(g, g.backward(n), n, x, xAt, weight, weightAt, bias, biasAt, y, yAt, scratch);
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
    Convolution.forward(g, n, dy, dyAt, weight, weightAt, dx, dxAt, scratch);
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
    Convolution.backwardWeight(g, n, dy, dyAt, x, xAt, dWeight, dWeightAt, scratch);
  }
}
