package dev.headgate.runtime.kernel;

import java.util.Random;

/**
 * One correlation with everything about it drawn at random, and the obvious loops for it in double
 * precision.
 */
record ConvolutionCase(
    int n,
    int groups,
    int channels,
    int height,
    int width,
    int filters,
    int outHeight,
    int outWidth,
    int kernelH,
    int kernelW,
    int strideH,
    int strideW,
    int paddingH,
    int paddingW,
    int dilationH,
    int dilationW) {

  /** A convolution: the result's size follows from the input's. */
  static ConvolutionCase random(Random random) {
    while (true) {
      ConvolutionCase c = draw(random);
      int outH = c.height + 2 * c.paddingH - c.dilationH * (c.kernelH - 1) - 1;
      int outW = c.width + 2 * c.paddingW - c.dilationW * (c.kernelW - 1) - 1;
      if (outH >= 0 && outW >= 0) {
        return c.resized(c.height, c.width, outH / c.strideH + 1, outW / c.strideW + 1);
      }
    }
  }

  /**
   * The adjoint of a transposed convolution with output padding: the input's size follows from the
   * result's.
   */
  static ConvolutionCase randomAdjoint(Random random) {
    while (true) {
      ConvolutionCase c = draw(random);
      int extraH = random.nextInt(Math.max(c.strideH, c.dilationH));
      int extraW = random.nextInt(Math.max(c.strideW, c.dilationW));
      int h =
          (c.height - 1) * c.strideH - 2 * c.paddingH + c.dilationH * (c.kernelH - 1) + 1 + extraH;
      int w =
          (c.width - 1) * c.strideW - 2 * c.paddingW + c.dilationW * (c.kernelW - 1) + 1 + extraW;
      if (h >= 1 && w >= 1) {
        return c.resized(h, w, c.height, c.width);
      }
    }
  }

  private static ConvolutionCase draw(Random random) {
    int groups = random.nextInt(4) == 0 ? 2 + random.nextInt(2) : 1;
    // Now and then large enough for several tiles, and for a weight gradient in several runs.
    int most = random.nextInt(12) == 0 ? 50 : 11;
    int height = 1 + random.nextInt(most);
    int width = 1 + random.nextInt(most);
    if (random.nextInt(8) == 0) {
      return pointwise(random);
    }
    boolean whole = random.nextInt(10) == 0 && height <= 8 && width <= 8;
    int steps = random.nextInt(3) == 0 ? 0 : 1; // none, now and then
    return new ConvolutionCase(
        1 + random.nextInt(3),
        groups,
        groups * (1 + random.nextInt(groups == 1 ? 8 : 3)),
        height,
        width,
        groups * (1 + random.nextInt(groups == 1 ? 13 : 4)),
        1,
        1,
        whole ? height : 1 + random.nextInt(5),
        whole ? width : 1 + random.nextInt(5),
        1 + random.nextInt(3) * steps,
        1 + random.nextInt(3) * steps,
        random.nextInt(4),
        random.nextInt(4),
        1 + random.nextInt(3) * steps,
        1 + random.nextInt(3));
  }

  /** Whose planes are whole vectors now and then, without padding, so that tiles write in place. */
  private static ConvolutionCase pointwise(Random random) {
    int height = 4 * (1 + random.nextInt(4));
    int width = 4 * (1 + random.nextInt(4));
    int n = 1 + random.nextInt(3);
    int channels = 1 + random.nextInt(9);
    int filters = 1 + random.nextInt(17);
    return new ConvolutionCase(
        n, 1, channels, height, width, filters, height, width, 1, 1, 1, 1, 0, 0, 1, 1);
  }

  private ConvolutionCase resized(int h, int w, int outH, int outW) {
    return new ConvolutionCase(
        n, groups, channels, h, w, filters, outH, outW, kernelH, kernelW, strideH, strideW,
        paddingH, paddingW, dilationH, dilationW);
  }

  ConvolutionGeometry geometry() {
    ConvolutionGeometry.Builder geometry =
        ConvolutionGeometry.of(channels, height, width, filters, outHeight, outWidth)
            .kernel(kernelH, kernelW)
            .stride(strideH, strideW)
            .padding(paddingH, paddingW)
            .dilation(dilationH, dilationW)
            .groups(groups);
    if ((height + filters) % 3 == 0) { // any of them, by numbers that are drawn anyway
      geometry.gathered();
    }
    if (strideH == 1 && (width + channels) % 2 == 0) {
      geometry.stacked();
    }
    boolean steps = strideH == 1 && strideW == 1 && dilationH == 1;
    if (steps && Winograd.takes(kernelH) && (width + filters) % 4 != 0) {
      geometry.winograd(1 + channels % 3);
    }
    return geometry.build();
  }

  int inputs() {
    return n * channels * height * width;
  }

  int outputs() {
    return n * filters * outHeight * outWidth;
  }

  int weights() {
    return filters * (channels / groups) * kernelH * kernelW;
  }

  /** Receives the indices of one product x * weight that contributes to one element of y. */
  interface Product {
    void at(int y, int x, int weight);
  }

  /** Visits every product of the correlation. */
  void forEachProduct(Product product) {
    for (int y = 0; y < outputs(); y++) {
      int ow = y % outWidth;
      int oh = y / outWidth % outHeight;
      int f = y / outWidth / outHeight % filters;
      int s = y / outWidth / outHeight / filters;
      for (int w = 0; w < weights() / filters; w++) {
        int iw = ow * strideW - paddingW + w % kernelW * dilationW;
        int ih = oh * strideH - paddingH + w / kernelW % kernelH * dilationH;
        int c = f / (filters / groups) * (channels / groups) + w / kernelW / kernelH;
        if (ih >= 0 && ih < height && iw >= 0 && iw < width) {
          int x = ((s * channels + c) * height + ih) * width + iw;
          product.at(y, x, f * (weights() / filters) + w);
        }
      }
    }
  }

  double[] forward(double[] x, double[] weight) {
    double[] y = new double[outputs()];
    forEachProduct((yi, xi, wi) -> y[yi] += x[xi] * weight[wi]);
    return y;
  }

  double[] backwardInput(double[] dy, double[] weight) {
    double[] dx = new double[inputs()];
    forEachProduct((yi, xi, wi) -> dx[xi] += dy[yi] * weight[wi]);
    return dx;
  }

  double[] backwardWeight(double[] x, double[] dy) {
    double[] dw = new double[weights()];
    forEachProduct((yi, xi, wi) -> dw[wi] += dy[yi] * x[xi]);
    return dw;
  }

  /** Adds one value a plane. */
  static double[] plusBias(double[] y, double[] bias, int plane) {
    double[] sum = y.clone();
    for (int i = 0; i < y.length; i++) {
      sum[i] += bias[i / plane % bias.length];
    }
    return sum;
  }

  static double[] plus(double[] a, double[] b) {
    double[] sum = a.clone();
    for (int i = 0; i < a.length; i++) {
      sum[i] += b[i];
    }
    return sum;
  }
}
