package dev.headgate.runtime.kernel;

import static dev.headgate.runtime.kernel.Nd4jOracle.CASES;
import static dev.headgate.runtime.kernel.Nd4jOracle.array;
import static dev.headgate.runtime.kernel.Nd4jOracle.assertEqual;
import static dev.headgate.runtime.kernel.Nd4jOracle.run;
import static dev.headgate.runtime.kernel.Nd4jOracle.zeros;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Layers with weights, pooling and up-sampling against operations of the same name. */
class Nd4jOracleTest {

  /** Zeros in ND4J's integer arguments: VALID padding, and NCHW. */
  private static final int VALID = 0;

  private static final int NCHW = 0;

  /** Weights as [filters, channels, kh, kw]; for a transposed convolution [in, out, kh, kw]. */
  private static final int CHANNELS_FIRST = 1;

  private static int[] attributes(ConvolutionCase c) {
    return new int[] {
      c.kernelH(),
      c.kernelW(),
      c.strideH(),
      c.strideW(),
      c.paddingH(),
      c.paddingW(),
      c.dilationH(),
      c.dilationW(),
      VALID,
      NCHW,
      CHANNELS_FIRST
    };
  }

  @Test
  void convolution() {
    Random random = new Random(81);
    for (int i = 0; i < CASES; ) {
      ConvolutionCase c = ConvolutionCase.random(random);
      if (c.groups() > 1) {
        continue; // ND4J's conv2d has no groups.
      }
      i++;
      ConvolutionGeometry g = c.geometry();
      Scratch scratch = Scratch.of(g.scratch());
      float[] x = Arena.randoms(random, c.inputs());
      float[] w = Arena.randoms(random, c.weights());
      float[] b = Arena.randoms(random, c.filters());
      float[] dy = Arena.randoms(random, c.outputs());
      float[] y = new float[dy.length];
      float[] dx = new float[x.length];
      float[] dw = new float[w.length];
      float[] db = new float[b.length];
      Convolution.forward(g, c.n(), x, 0, w, 0, b, 0, y, 0, scratch);
      Convolution.backwardInput(g, c.n(), dy, 0, w, 0, dx, 0, scratch);
      Convolution.backwardWeight(g, c.n(), x, 0, dy, 0, dw, 0, scratch);
      Bias.backward(c.n(), c.filters(), c.outHeight() * c.outWidth(), dy, 0, db, 0, Scratch.of(0));

      INDArray nx = array(x, c.n(), c.channels(), c.height(), c.width());
      INDArray nw = array(w, c.filters(), c.channels(), c.kernelH(), c.kernelW());
      INDArray nb = array(b, c.filters());
      INDArray ndy = array(dy, c.n(), c.filters(), c.outHeight(), c.outWidth());
      INDArray ny = zeros(ndy.shape());
      run("conv2d", new INDArray[] {nx, nw, nb}, new INDArray[] {ny}, attributes(c));
      assertEqual("y of " + c, y, ny);
      INDArray[] gradients = {zeros(nx.shape()), zeros(nw.shape()), zeros(nb.shape())};
      run("conv2d_bp", new INDArray[] {nx, nw, nb, ndy}, gradients, attributes(c));
      assertEqual("dx of " + c, dx, gradients[0]);
      assertEqual("dWeight of " + c, dw, gradients[1]);
      assertEqual("dBias of " + c, db, gradients[2]);
    }
  }

  @Test
  void transposedConvolution() {
    Random random = new Random(82);
    for (int i = 0; i < CASES; ) {
      ConvolutionCase c = ConvolutionCase.randomAdjoint(random);
      boolean outputPadding =
          c.height()
                  != (c.outHeight() - 1) * c.strideH()
                      - 2 * c.paddingH()
                      + c.dilationH() * (c.kernelH() - 1)
                      + 1
              || c.width()
                  != (c.outWidth() - 1) * c.strideW()
                      - 2 * c.paddingW()
                      + c.dilationW() * (c.kernelW() - 1)
                      + 1;
      if (c.groups() > 1 || outputPadding) {
        continue; // ND4J's deconv2d has neither.
      }
      i++;
      ConvolutionGeometry g = c.geometry();
      Scratch scratch = Scratch.of(g.scratch());
      float[] x = Arena.randoms(random, c.outputs());
      float[] w = Arena.randoms(random, c.weights());
      float[] b = Arena.randoms(random, c.channels());
      float[] dy = Arena.randoms(random, c.inputs());
      float[] y = new float[dy.length];
      float[] dx = new float[x.length];
      float[] dw = new float[w.length];
      TransposedConvolution.forward(g, c.n(), x, 0, w, 0, b, 0, y, 0, scratch);
      TransposedConvolution.backwardInput(g, c.n(), dy, 0, w, 0, dx, 0, scratch);
      TransposedConvolution.backwardWeight(g, c.n(), x, 0, dy, 0, dw, 0, scratch);

      INDArray nx = array(x, c.n(), c.filters(), c.outHeight(), c.outWidth());
      INDArray nw = array(w, c.filters(), c.channels(), c.kernelH(), c.kernelW());
      INDArray nb = array(b, c.channels());
      INDArray ndy = array(dy, c.n(), c.channels(), c.height(), c.width());
      INDArray ny = zeros(ndy.shape());
      run("deconv2d", new INDArray[] {nx, nw, nb}, new INDArray[] {ny}, attributes(c));
      assertEqual("y of " + c, y, ny);
      INDArray[] gradients = {zeros(nx.shape()), zeros(nw.shape()), zeros(nb.shape())};
      run("deconv2d_bp", new INDArray[] {nx, nw, nb, ndy}, gradients, attributes(c));
      assertEqual("dx of " + c, dx, gradients[0]);
      assertEqual("dWeight of " + c, dw, gradients[1]);
    }
  }

  @Test
  void pooling() {
    Random random = new Random(83);
    for (int i = 0; i < CASES; i++) {
      int k = 1 + random.nextInt(4);
      int stride = 1 + random.nextInt(3);
      int padding = random.nextInt(k / 2 + 1);
      int h = k + random.nextInt(8);
      int w = k + random.nextInt(8);
      int oh = (h + 2 * padding - k) / stride + 1;
      int ow = (w + 2 * padding - k) / stride + 1;
      float[] x = Arena.randoms(random, 2 * 3 * h * w);
      float[] dy = Arena.randoms(random, 2 * 3 * oh * ow);
      float[] y = new float[dy.length];
      float[] dx = new float[x.length];
      INDArray nx = array(x, 2, 3, h, w);
      INDArray ndy = array(dy, 2, 3, oh, ow);
      for (int counted = 0; counted < 2; counted++) {
        PoolingGeometry g =
            PoolingGeometry.of(3, h, w, oh, ow)
                .kernel(k, k)
                .stride(stride, stride)
                .padding(padding, padding)
                .countIncludePadding(counted == 1)
                .build();
        int[] arguments = {k, k, stride, stride, padding, padding, 1, 1, VALID, counted, NCHW};
        AveragePooling.forward(g, 2, x, 0, y, 0);
        AveragePooling.backward(g, 2, dy, 0, dx, 0);
        comparePooling("avgpool2d", nx, ndy, y, dx, arguments);
        MaxPooling.forward(g, 2, x, 0, y, 0);
        MaxPooling.backward(g, 2, x, 0, dy, 0, dx, 0);
        comparePooling("maxpool2d", nx, ndy, y, dx, arguments);
      }
    }
  }

  private static void comparePooling(
      String op, INDArray x, INDArray dy, float[] y, float[] dx, int[] arguments) {
    INDArray ny = zeros(dy.shape());
    INDArray ndx = zeros(x.shape());
    run(op, new INDArray[] {x}, new INDArray[] {ny}, arguments);
    assertEqual("y of " + op, y, ny);
    run(op + "_bp", new INDArray[] {x, dy}, new INDArray[] {ndx}, arguments);
    assertEqual("dx of " + op, dx, ndx);
  }

  @Test
  void dense() {
    Random random = new Random(84);
    for (int i = 0; i < CASES; i++) {
      int n = 1 + random.nextInt(9);
      int inputs = 1 + random.nextInt(70);
      int units = 1 + random.nextInt(20);
      float[] x = Arena.randoms(random, n * inputs);
      float[] w = Arena.randoms(random, units * inputs);
      float[] b = Arena.randoms(random, units);
      float[] dy = Arena.randoms(random, n * units);
      float[] y = new float[dy.length];
      float[] dx = new float[x.length];
      float[] dw = new float[w.length];
      DenseGeometry g = DenseGeometry.of(inputs, units);
      Scratch scratch = Scratch.of(g.scratch());
      Dense.forward(g, n, x, 0, w, 0, b, 0, y, 0, scratch);
      Dense.backwardInput(g, n, dy, 0, w, 0, dx, 0, scratch);
      Dense.backwardWeight(g, n, x, 0, dy, 0, dw, 0, scratch);
      INDArray nx = array(x, n, inputs);
      INDArray nw = array(w, units, inputs);
      INDArray ndy = array(dy, n, units);
      assertEqual("y", y, nx.mmul(nw.transpose()).addRowVector(array(b, 1, units)));
      assertEqual("dx", dx, ndy.mmul(nw));
      assertEqual("dWeight", dw, ndy.transpose().mmul(nx));
    }
  }

  @Test
  void nearestUpsampling() {
    Random random = new Random(87);
    for (int i = 0; i < CASES; i++) {
      int h = 1 + random.nextInt(6);
      int w = 1 + random.nextInt(6);
      int sh = 1 + random.nextInt(3);
      int sw = 1 + random.nextInt(3);
      float[] x = Arena.randoms(random, 2 * 3 * h * w);
      float[] dy = Arena.randoms(random, x.length * sh * sw);
      float[] y = new float[dy.length];
      float[] dx = new float[x.length];
      NearestUpsampling.forward(2 * 3, h, w, sh, sw, x, 0, y, 0);
      NearestUpsampling.backward(2 * 3, h, w, sh, sw, dy, 0, dx, 0);
      INDArray nx = array(x, 2, 3, h, w);
      INDArray ndy = array(dy, 2, 3, h * sh, w * sw);
      INDArray ny = zeros(ndy.shape());
      INDArray ndx = zeros(nx.shape());
      run("upsampling2d", new INDArray[] {nx}, new INDArray[] {ny}, sh, sw, CHANNELS_FIRST);
      assertEqual("y", y, ny);
      run("upsampling2d_bp", new INDArray[] {nx, ndy}, new INDArray[] {ndx}, CHANNELS_FIRST);
      assertEqual("dx", dx, ndx);
    }
  }
}
