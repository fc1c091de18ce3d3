package dev.headgate.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SoftmaxCrossEntropyTest {

  private static double formula(int n, int classes, int positions, double[] z, int[] labels) {
    double sum = 0;
    for (int i = 0; i < n * positions; i++) {
      int at = i / positions * classes * positions + i % positions;
      double total = 0;
      for (int c = 0; c < classes; c++) {
        total += Math.exp(z[at + c * positions]);
      }
      sum += Math.log(total) - z[at + labels[i] * positions];
    }
    return sum;
  }

  @ParameterizedTest
  @EnumSource
  void lossAndGradientEqualTheFormula(Implementation implementation) {
    implementation.run(SoftmaxCrossEntropyTest::lossesAndGradients);
  }

  private static void lossesAndGradients() {
    Random random = new Random(61);
    for (int i = 0; i < 200; i++) {
      int n = 1 + random.nextInt(4);
      int classes = 1 + random.nextInt(i % 20 == 0 ? 70 : 7);
      int positions = random.nextBoolean() ? 1 : 1 + random.nextInt(i % 20 == 1 ? 70 : 5);
      int[] labels = random.ints((long) n * positions, 0, classes).toArray();
      Arena arena = new Arena(random);
      int z = arena.addRandom(n * classes * positions);
      int dz = arena.add(Arena.garbage(n * classes * positions));
      float[] data = arena.seal();
      double[] values = arena.read(z, n * classes * positions);
      double[] gradient = new double[values.length];
      for (int k = 0; k < values.length; k++) {
        double value = values[k];
        values[k] = value + 1e-5;
        double above = formula(n, classes, positions, values, labels);
        values[k] = value - 1e-5;
        double below = formula(n, classes, positions, values, labels);
        values[k] = value;
        gradient[k] = 0.3f * (above - below) / 2e-5;
      }
      assertThat(SoftmaxCrossEntropy.forward(n, classes, positions, data, z, labels, 0))
          .isCloseTo(formula(n, classes, positions, values, labels), within(1e-9));
      Arena.Expectation before = arena.before();
      SoftmaxCrossEntropy.backward(n, classes, positions, 0.3f, data, z, labels, 0, data, dz);
      before.becomes(dz, gradient, 1e-6, n + " x " + classes + " x " + positions);
    }
  }

  @Test
  void largeLogitsDoNotOverflow() {
    float[] logits = {1000f, -1000f, 999f};
    double loss = SoftmaxCrossEntropy.forward(1, 3, 1, logits, 0, new int[] {2}, 0);
    assertThat(loss).isCloseTo(1 + Math.log1p(Math.exp(-1)), within(1e-9));
  }

  @Test
  void aLabelThatIsNoClassIsRefused() {
    assertThatThrownBy(
            () -> SoftmaxCrossEntropy.forward(1, 3, 1, new float[9], 3, new int[] {3}, 0))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessageContaining("3");
  }
}
