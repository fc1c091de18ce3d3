package dev.headgate.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SoftmaxTest {

  private interface Forward {
    void run(int rows, int length, int positions, float[] x, int xAt, float[] y, int yAt);
  }

  private interface Backward {
    void run(
        int rows,
        int length,
        int positions,
        float[] y,
        int yAt,
        float[] dy,
        int dyAt,
        float[] dx,
        int dxAt);
  }

  private static double[] formula(boolean log, int rows, int length, int positions, double[] x) {
    double[] y = new double[x.length];
    for (int r = 0; r < rows; r++) {
      for (int p = 0; p < positions; p++) {
        double total = 0;
        for (int c = 0; c < length; c++) {
          total += Math.exp(x[(r * length + c) * positions + p]);
        }
        for (int c = 0; c < length; c++) {
          int at = (r * length + c) * positions + p;
          y[at] = log ? x[at] - Math.log(total) : Math.exp(x[at]) / total;
        }
      }
    }
    return y;
  }

  private static void check(boolean log, Forward forward, Backward backward) {
    Random random = new Random(62);
    for (int i = 0; i < 200; i++) {
      int rows = 1 + random.nextInt(4);
      int length = 1 + random.nextInt(i % 20 == 0 ? 70 : 7);
      int positions = random.nextBoolean() ? 1 : 1 + random.nextInt(i % 20 == 1 ? 70 : 5);
      int size = rows * length * positions;
      String what = rows + " x " + length + " x " + positions;
      Arena arena = new Arena(random);
      int x = arena.addRandom(size);
      int y = arena.add(Arena.garbage(size));
      int dy = arena.addRandom(size);
      int dx = arena.add(Arena.garbage(size));
      float[] data = arena.seal();
      double[] values = arena.read(x, size);
      double[] expected = formula(log, rows, length, positions, values);
      double[] gradient = new double[size];
      for (int k = 0; k < size; k++) {
        double value = values[k];
        values[k] = value + 1e-5;
        double[] above = formula(log, rows, length, positions, values);
        values[k] = value - 1e-5;
        double[] below = formula(log, rows, length, positions, values);
        values[k] = value;
        for (int o = 0; o < size; o++) {
          gradient[k] += data[dy + o] * (above[o] - below[o]) / 2e-5;
        }
      }
      double tolerance = length > 7 ? 1e-6 : 3e-7; // logarithms are larger
      Arena.Expectation before = arena.before();
      forward.run(rows, length, positions, data, x, data, y);
      before.becomes(y, expected, tolerance, what);
      float[] original = data.clone();
      for (int result : new int[] {dx, y, dy}) {
        System.arraycopy(original, 0, data, 0, data.length);
        before = arena.before();
        backward.run(rows, length, positions, data, y, data, dy, data, result);
        before.becomes(result, gradient, 3e-6, "gradient of " + what);
      }
      System.arraycopy(original, 0, data, 0, data.length);
      before = arena.before();
      forward.run(rows, length, positions, data, x, data, x);
      before.becomes(x, expected, tolerance, what + " in place");
    }
  }

  @ParameterizedTest
  @EnumSource
  void softmaxAndItsGradientEqualTheFormula(Implementation implementation) {
    implementation.run(() -> check(false, Softmax::forward, Softmax::backward));
  }

  @ParameterizedTest
  @EnumSource
  void logSoftmaxAndItsGradientEqualTheFormula(Implementation implementation) {
    implementation.run(() -> check(true, LogSoftmax::forward, LogSoftmax::backward));
  }

  /** More positions than are taken together, and more places than are added up in float. */
  @ParameterizedTest
  @EnumSource
  void largeTensorsAreTakenInPieces(Implementation implementation) {
    Random random = new Random(63);
    int length = 150;
    int positions = 700;
    int size = 2 * length * positions;
    float[] x = Arena.randoms(random, size + 3);
    double[] values = new double[size];
    for (int i = 0; i < size; i++) {
      values[i] = x[i + 3];
    }
    double[] expected = formula(false, 2, length, positions, values);
    float[] y = new float[size + 1];
    implementation.run(() -> Softmax.forward(2, length, positions, x, 3, y, 1));
    for (int i = 0; i < size; i++) {
      assertThat((double) y[i + 1]).isCloseTo(expected[i], within(1e-8));
    }
  }

  @ParameterizedTest
  @EnumSource
  void oneNaNMakesItsLineNaN(Implementation implementation) {
    for (int positions : new int[] {1, 40}) {
      for (int place = 0; place < 200; place += 13) {
        float[] x = new float[200 * positions];
        float[] y = new float[x.length];
        x[place * positions] = place % 2 == 0 ? Float.NaN : Float.intBitsToFloat(0xffc00000);
        implementation.run(() -> Softmax.forward(1, 200, positions, x, 0, y, 0));
        for (int i = 0; i < x.length; i++) {
          assertThat(Float.isNaN(y[i])).isEqualTo(i % positions == 0);
        }
        float[] dx = new float[x.length];
        float[] ones = new float[x.length];
        Arrays.fill(ones, 1f);
        implementation.run(
            () -> {
              LogSoftmax.forward(1, 200, positions, x, 0, y, 0);
              LogSoftmax.backward(1, 200, positions, y, 0, ones, 0, dx, 0);
            });
        for (int i = 0; i < x.length; i++) {
          assertThat(Float.isNaN(y[i])).isEqualTo(i % positions == 0);
          assertThat(Float.isNaN(dx[i])).isEqualTo(i % positions == 0);
        }
      }
    }
  }

  @Test
  void largeValuesDoNotOverflowAndSmallProbabilitiesKeepTheirLogarithm() {
    float[] x = {1000f, -1000f, 999f};
    float[] y = new float[3];
    Softmax.forward(1, 3, 1, x, 0, y, 0);
    double likely = 1 / (1 + Math.exp(-1));
    assertThat(y[0]).isCloseTo((float) likely, within(1e-7f));
    assertThat(y[1]).isZero();
    assertThat(y[2]).isCloseTo((float) (1 - likely), within(1e-7f));
    LogSoftmax.forward(1, 3, 1, x, 0, y, 0);
    assertThat(y[1]).isCloseTo((float) (-2000 + Math.log(likely)), within(2e-4f));
  }
}
