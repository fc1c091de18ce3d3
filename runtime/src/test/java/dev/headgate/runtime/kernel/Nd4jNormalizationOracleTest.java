package dev.headgate.runtime.kernel;

import static dev.headgate.runtime.kernel.Nd4jOracle.CASES;
import static dev.headgate.runtime.kernel.Nd4jOracle.array;
import static dev.headgate.runtime.kernel.Nd4jOracle.assertEqual;
import static dev.headgate.runtime.kernel.Nd4jOracle.run;
import static dev.headgate.runtime.kernel.Nd4jOracle.zeros;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Swish;
import org.nd4j.linalg.factory.Nd4j;

/** Normalisations and activations against operations of the same name. */
class Nd4jNormalizationOracleTest {

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
      Scratch scratch = Scratch.of(0);
      float[] y = new float[x.length];
      BatchNormalization.forward(
          n, channels, plane, epsilon, x, 0, mean, 0, variance, 0, scale, 0, bias, 0, y, 0,
          scratch);
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
          0,
          scratch);
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
