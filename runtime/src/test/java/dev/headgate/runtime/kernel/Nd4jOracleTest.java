package dev.headgate.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Swish;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The kernels against ND4J's native operations of the same name, an implementation by other people.
 */
class Nd4jOracleTest {

  /** Zeros in ND4J's integer arguments: VALID padding, and NCHW. */
  private static final int VALID = 0;

  private static final int NCHW = 0;

  /** Weights as [filters, channels, kh, kw]; for a transposed convolution [in, out, kh, kw]. */
  private static final int CHANNELS_FIRST = 1;

  /** How ND4J's losses put their terms together. */
  private static final int SUM = 1;

  private static final int CASES = 60;

  private static INDArray array(float[] values, long... shape) {
    return Nd4j.createFromArray(values).reshape('c', shape);
  }

  private static INDArray zeros(long... shape) {
    return Nd4j.create(DataType.FLOAT, shape);
  }

  private static void run(String op, INDArray[] inputs, INDArray[] outputs, int... arguments) {
    Nd4j.exec(
        DynamicCustomOp.builder(op)
            .addInputs(inputs)
            .addOutputs(outputs)
            .addIntegerArguments(arguments)
            .build());
  }

  private static void assertEqual(String what, float[] actual, INDArray expected) {
    float[] values = expected.dup('c').data().asFloat();
    assertThat(actual).as(what).hasSameSizeAs(values);
    for (int i = 0; i < values.length; i++) {
      assertThat(actual[i]).as("%s [%d]", what, i).isCloseTo(values[i], within(2e-4f));
    }
  }

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
      Bias.backward(c.n(), c.filters(), c.outHeight() * c.outWidth(), dy, 0, db, 0);

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
  void meanAbsoluteError() {
    losses(
        "absolute_difference_loss",
        MeanAbsoluteError::forward,
        MeanAbsoluteError::backwardPrediction,
        MeanAbsoluteError::backwardTarget);
  }

  @Test
  void huber() {
    for (float delta : new float[] {0.3f, 1f}) {
      losses(
          "huber_loss",
          (count, p, pAt, t, tAt) -> Huber.forward(count, delta, p, pAt, t, tAt),
          (count, scale, p, pAt, t, tAt, d, dAt) ->
              Huber.backwardPrediction(count, delta, scale, p, pAt, t, tAt, d, dAt),
          (count, scale, p, pAt, t, tAt, d, dAt) ->
              Huber.backwardTarget(count, delta, scale, p, pAt, t, tAt, d, dAt),
          delta);
    }
  }

  private interface Loss {
    double run(int count, float[] p, int pAt, float[] t, int tAt);
  }

  private interface LossGradient {
    void run(int count, float scale, float[] p, int pAt, float[] t, int tAt, float[] d, int dAt);
  }

  /** Against a loss of ND4J's that sums what it makes of predictions and labels. */
  private static void losses(
      String op, Loss loss, LossGradient byPrediction, LossGradient byTarget, double... numbers) {
    Random random = new Random(85);
    for (int i = 0; i < CASES; i++) {
      int count = 1 + random.nextInt(70);
      float[] p = Arena.randoms(random, count);
      float[] t = Arena.randoms(random, count);
      float[] sum = {(float) loss.run(count, p, 0, t, 0)};
      float[] dp = new float[count];
      float[] dt = new float[count];
      byPrediction.run(count, 1f, p, 0, t, 0, dp, 0);
      byTarget.run(count, 1f, p, 0, t, 0, dt, 0);
      INDArray[] inputs = {array(p, count), Nd4j.ones(DataType.FLOAT, 1), array(t, count)};
      INDArray result = Nd4j.scalar(0f);
      INDArray[] gradients = {zeros(count), zeros(1), zeros(count)};
      exec(op, inputs, new INDArray[] {result}, numbers);
      exec(op + "_grad", inputs, gradients, numbers);
      assertEqual(op, sum, result.reshape(1));
      assertEqual(op + " by prediction", dp, gradients[0]);
      assertEqual(op + " by target", dt, gradients[2]);
    }
  }

  private static void exec(String op, INDArray[] inputs, INDArray[] outputs, double... numbers) {
    Nd4j.exec(
        DynamicCustomOp.builder(op)
            .addInputs(inputs)
            .addOutputs(outputs)
            .addIntegerArguments(SUM)
            .addFloatingPointArguments(Arrays.stream(numbers).boxed().toArray(Double[]::new))
            .build());
  }

  /** Forward by one operation and the gradient by its counterpart, both with real arguments. */
  private static void compare(
      String op, INDArray x, INDArray dy, float[] y, float[] dx, double[] reals, int[] wholes) {
    INDArray ny = zeros(x.shape());
    INDArray ndx = zeros(x.shape());
    Nd4j.exec(
        DynamicCustomOp.builder(op)
            .addInputs(x)
            .addOutputs(ny)
            .addFloatingPointArguments(boxed(reals))
            .addIntegerArguments(wholes)
            .build());
    assertEqual("y of " + op, y, ny);
    Nd4j.exec(
        DynamicCustomOp.builder(op + "_bp")
            .addInputs(x, dy)
            .addOutputs(ndx)
            .addFloatingPointArguments(boxed(reals))
            .addIntegerArguments(wholes)
            .build());
    assertEqual("dx of " + op, dx, ndx);
  }

  private static Double[] boxed(double[] values) {
    return Arrays.stream(values).boxed().toArray(Double[]::new);
  }

  /** Without GELU: both of ND4J's are some hundredths away from the published formulas. */
  @Test
  void rectifiersWithExponentials() {
    Random random = new Random(85);
    int n = 3000;
    float[] x = Arena.randoms(random, n);
    for (int i = 0; i < n; i++) {
      x[i] *= 6;
    }
    float[] dy = Arena.randoms(random, n);
    float[] y = new float[n];
    float[] dx = new float[n];
    INDArray nx = array(x, 1, n);
    INDArray ndy = array(dy, 1, n);
    Elu.forward(n, 0.8f, x, 0, y, 0);
    Elu.backward(n, 0.8f, y, 0, dy, 0, dx, 0);
    compare("elu", nx, ndy, y, dx, new double[] {0.8f}, new int[0]);
    Softplus.forward(n, 1f, 20f, x, 0, y, 0);
    Softplus.backward(n, 1f, 20f, x, 0, dy, 0, dx, 0);
    compare("softplus", nx, ndy, y, dx, new double[0], new int[0]);
    Silu.forward(n, x, 0, y, 0);
    assertEqual("y of swish", y, Nd4j.exec(new Swish(nx.dup())));
  }

  @Test
  void softmaxAlongTheMiddleAxis() {
    Random random = new Random(86);
    for (int i = 0; i < CASES; i++) {
      int n = 1 + random.nextInt(4);
      int length = 2 + random.nextInt(8);
      int positions = 1 + random.nextInt(6);
      float[] x = Arena.randoms(random, n * length * positions);
      float[] dy = Arena.randoms(random, x.length);
      float[] y = new float[x.length];
      float[] dx = new float[x.length];
      INDArray nx = array(x, n, length, positions);
      INDArray ndy = array(dy, n, length, positions);
      Softmax.forward(n, length, positions, x, 0, y, 0);
      Softmax.backward(n, length, positions, y, 0, dy, 0, dx, 0);
      compare("softmax", nx, ndy, y, dx, new double[0], new int[] {1});
      LogSoftmax.forward(n, length, positions, x, 0, y, 0);
      LogSoftmax.backward(n, length, positions, y, 0, dy, 0, dx, 0);
      compare("log_softmax", nx, ndy, y, dx, new double[0], new int[] {1});
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

  /** ND4J adds next to nothing to the variance, so neither does this test. */
  @Test
  void layerNormalization() {
    Random random = new Random(88);
    for (int i = 0; i < CASES; i++) {
      int n = 1 + random.nextInt(6);
      int length = 4 + random.nextInt(40);
      float[] x = Arena.randoms(random, n * length);
      float[] scale = Arena.randoms(random, length);
      float[] bias = Arena.randoms(random, length);
      float[] dy = Arena.randoms(random, n * length);
      float[] y = new float[x.length];
      float[] dx = new float[x.length];
      float[] dScale = new float[length];
      float[] dBias = new float[length];
      float epsilon = 1e-12f;
      LayerNormalization.forward(n, length, epsilon, x, 0, scale, 0, bias, 0, y, 0);
      LayerNormalization.backwardInput(n, length, epsilon, x, 0, scale, 0, dy, 0, dx, 0);
      LayerNormalization.backwardScale(n, length, epsilon, x, 0, dy, 0, dScale, 0);
      LayerNormalization.backwardBias(n, length, dy, 0, dBias, 0);
      INDArray nx = array(x, n, length);
      INDArray ns = array(scale, length);
      INDArray nb = array(bias, length);
      INDArray ny = zeros(n, length);
      run("layer_norm", new INDArray[] {nx, ns, nb}, new INDArray[] {ny}, 1);
      assertEqual("y", y, ny);
      INDArray[] gradients = {zeros(n, length), zeros(length), zeros(length)};
      run("layer_norm_bp", new INDArray[] {nx, ns, nb, array(dy, n, length)}, gradients, 1);
      assertEqual("dx", dx, gradients[0]);
      assertEqual("dScale", dScale, gradients[1]);
      assertEqual("dBias", dBias, gradients[2]);
    }
  }

  /** With fixed statistics the value, with those of the batch the gradients. */
  @Test
  void batchNormalization() {
    Random random = new Random(89);
    float epsilon = 0.01f;
    for (int i = 0; i < CASES; i++) {
      int n = 2 + random.nextInt(4);
      int channels = 1 + random.nextInt(5);
      int side = 1 + random.nextInt(4);
      int plane = side * side;
      float[] x = Arena.randoms(random, n * channels * plane);
      float[] scale = Arena.randoms(random, channels);
      float[] bias = Arena.randoms(random, channels);
      float[] dy = Arena.randoms(random, x.length);
      float[] mean = Arena.randoms(random, channels);
      float[] variance = Arena.randoms(random, channels);
      for (int c = 0; c < channels; c++) {
        variance[c] += 1.5f;
      }
      float[] y = new float[x.length];
      BatchNormalization.forward(
          n, channels, plane, epsilon, x, 0, mean, 0, variance, 0, scale, 0, bias, 0, y, 0);
      INDArray nx = array(x, n, channels, side, side);
      INDArray ns = array(scale, channels);
      INDArray nb = array(bias, channels);
      INDArray ny = zeros(n, channels, side, side);
      INDArray[] inputs = {nx, array(mean, channels), array(variance, channels), ns, nb};
      normalize("batchnorm", inputs, new INDArray[] {ny}, epsilon);
      assertEqual("y", y, ny);

      float[] dx = new float[x.length];
      float[] dScale = new float[channels];
      float[] kept = new float[channels];
      BatchNormalization.statistics(
          n, channels, plane, Exchange.ALONE, "it", x, 0, mean, 0, variance, 0, kept, 0);
      BatchNormalization.backwardInput(
          n,
          channels,
          plane,
          epsilon,
          Exchange.ALONE,
          x,
          0,
          mean,
          0,
          variance,
          0,
          scale,
          0,
          dy,
          0,
          dx,
          0);
      BatchNormalization.backwardScale(
          n, channels, plane, epsilon, x, 0, mean, 0, variance, 0, dy, 0, dScale, 0);
      INDArray ndy = array(dy, n, channels, side, side);
      INDArray ndx = zeros(n, channels, side, side);
      INDArray nds = zeros(channels);
      INDArray[] gradients = {ndx, zeros(channels), zeros(channels), nds, zeros(channels)};
      INDArray[] all = {nx, array(mean, channels), array(variance, channels), ns, nb, ndy};
      normalize("batchnorm_bp", all, gradients, epsilon);
      assertEqual("dx", dx, ndx);
      assertEqual("dScale", dScale, nds);
    }
  }

  /** With a scale and a bias, channels along axis 1. */
  private static void normalize(String op, INDArray[] inputs, INDArray[] outputs, float epsilon) {
    Nd4j.exec(
        DynamicCustomOp.builder(op)
            .addInputs(inputs)
            .addOutputs(outputs)
            .addIntegerArguments(1, 1, 1)
            .addFloatingPointArguments((double) epsilon)
            .build());
  }
}
