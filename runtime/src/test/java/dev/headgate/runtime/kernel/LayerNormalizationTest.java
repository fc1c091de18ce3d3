package dev.headgate.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LayerNormalizationTest {

  private static final double STEP = 1e-5;

  private static double[] formula(
      int rows, int length, double epsilon, double[] x, double[] scale, double[] bias) {
    double[] y = new double[x.length];
    for (int r = 0; r < rows; r++) {
      double mean = 0;
      for (int i = 0; i < length; i++) {
        mean += x[r * length + i] / length;
      }
      double variance = 0;
      for (int i = 0; i < length; i++) {
        variance += Math.pow(x[r * length + i] - mean, 2) / length;
      }
      for (int i = 0; i < length; i++) {
        double z = (x[r * length + i] - mean) / Math.sqrt(variance + epsilon);
        y[r * length + i] = z * scale[i] + bias[i];
      }
    }
    return y;
  }

  /** The gradient of the sum of dy * y by one of the formula's arrays. */
  private static double[] difference(
      int rows, int length, double epsilon, double[][] arrays, int by, double[] dy) {
    double[] gradient = new double[arrays[by].length];
    for (int k = 0; k < gradient.length; k++) {
      double value = arrays[by][k];
      arrays[by][k] = value + STEP;
      double[] above = formula(rows, length, epsilon, arrays[0], arrays[1], arrays[2]);
      arrays[by][k] = value - STEP;
      double[] below = formula(rows, length, epsilon, arrays[0], arrays[1], arrays[2]);
      arrays[by][k] = value;
      for (int o = 0; o < dy.length; o++) {
        gradient[k] += dy[o] * (above[o] - below[o]) / (2 * STEP);
      }
    }
    return gradient;
  }

  @ParameterizedTest
  @EnumSource
  void valuesAndGradientsEqualTheFormula(Implementation implementation) {
    Random random = new Random(63);
    for (int i = 0; i < 200; i++) {
      int rows = 1 + random.nextInt(4);
      int length = 1 + random.nextInt(i % 20 == 0 ? 120 : 12);
      int size = rows * length;
      float epsilon = 0.01f + random.nextFloat();
      String what = rows + " rows of " + length;
      Arena arena = new Arena(random);
      int x = arena.addRandom(size);
      int scale = arena.addRandom(length);
      int bias = arena.addRandom(length);
      int y = arena.add(Arena.garbage(size));
      int dy = arena.addRandom(size);
      int dx = arena.add(Arena.garbage(size));
      int dScale = arena.addRandom(length);
      int dBias = arena.addRandom(length);
      float[] data = arena.seal();
      double[] dys = arena.read(dy, size);
      double[][] arrays = {
        arena.read(x, size), arena.read(scale, length), arena.read(bias, length)
      };
      double[] values = formula(rows, length, epsilon, arrays[0], arrays[1], arrays[2]);
      double[] byInput = difference(rows, length, epsilon, arrays, 0, dys);
      double[] byScale =
          added(arena.read(dScale, length), difference(rows, length, epsilon, arrays, 1, dys));
      double[] byBias =
          added(arena.read(dBias, length), difference(rows, length, epsilon, arrays, 2, dys));
      implementation.run(
          () -> {
            Arena.Expectation before = arena.before();
            LayerNormalization.forward(
                rows, length, epsilon, data, x, data, scale, data, bias, data, y);
            before.becomes(y, values, 1e-6, what);
            before = arena.before();
            LayerNormalization.backwardScale(
                rows, length, epsilon, data, x, data, dy, data, dScale);
            before.becomes(dScale, byScale, 3e-6, "gradient of the scale of " + what);
            before = arena.before();
            LayerNormalization.backwardBias(rows, length, data, dy, data, dBias);
            before.becomes(dBias, byBias, 1e-6, "gradient of the bias of " + what);
            float[] original = data.clone();
            for (int result : new int[] {dx, x, dy}) {
              System.arraycopy(original, 0, data, 0, data.length);
              before = arena.before();
              LayerNormalization.backwardInput(
                  rows, length, epsilon, data, x, data, scale, data, dy, data, result);
              before.becomes(result, byInput, 1e-5, "gradient of " + what);
            }
          });
    }
  }

  @ParameterizedTest
  @EnumSource
  void withoutScaleAndBiasIsWithAScaleOfOnesAndABiasOfZeros(Implementation implementation) {
    Random random = new Random(64);
    for (int length = 1; length < 40; length++) {
      int n = length;
      float[] x = Arena.randoms(random, 3 * n);
      float[] dy = Arena.randoms(random, 3 * n);
      float[] ones = new float[n];
      Arrays.fill(ones, 1f);
      float[] zeros = new float[n];
      float[] with = new float[3 * n];
      float[] without = new float[3 * n];
      implementation.run(
          () -> {
            LayerNormalization.forward(3, n, 0.1f, x, 0, ones, 0, zeros, 0, with, 0);
            LayerNormalization.forward(3, n, 0.1f, x, 0, without, 0);
            assertThat(without).containsExactly(with, within(1e-6f));
            LayerNormalization.backwardInput(3, n, 0.1f, x, 0, ones, 0, dy, 0, with, 0);
            LayerNormalization.backwardInput(3, n, 0.1f, x, 0, dy, 0, without, 0);
            assertThat(without).containsExactly(with, within(1e-6f));
          });
    }
  }

  @ParameterizedTest
  @EnumSource
  void aConstantRowBecomesTheBias(Implementation implementation) {
    float[] x = {5f, 5f, 5f, 5f};
    float[] scale = {2f, 2f, 2f, 2f};
    float[] bias = {1f, -1f, 0f, 3f};
    float[] y = new float[4];
    implementation.run(
        () -> LayerNormalization.forward(1, 4, 1e-5f, x, 0, scale, 0, bias, 0, y, 0));
    assertThat(y).containsExactly(bias);
  }

  private static double[] added(double[] a, double[] b) {
    double[] sum = a.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += b[i];
    }
    return sum;
  }
}
