package dev.headgate.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

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
      int length = 1 + random.nextInt(7);
      int positions = random.nextBoolean() ? 1 : 1 + random.nextInt(5);
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
      Arena.Expectation before = arena.before();
      forward.run(rows, length, positions, data, x, data, y);
      before.becomes(y, expected, 3e-7, what);
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
      before.becomes(x, expected, 3e-7, what + " in place");
    }
  }

  @Test
  void softmaxAndItsGradientEqualTheFormula() {
    check(false, Softmax::forward, Softmax::backward);
  }

  @Test
  void logSoftmaxAndItsGradientEqualTheFormula() {
    check(true, LogSoftmax::forward, LogSoftmax::backward);
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
