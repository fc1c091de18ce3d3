package dev.headgate.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CosineDistanceTest {

  private static double formula(int n, int size, double[] a, double[] b) {
    double sum = 0;
    for (int s = 0; s < n; s++) {
      double ab = 0;
      double aa = 0;
      double bb = 0;
      for (int i = s * size; i < (s + 1) * size; i++) {
        ab += a[i] * b[i];
        aa += a[i] * a[i];
        bb += b[i] * b[i];
      }
      sum += 1 - ab / (Math.max(Math.sqrt(aa), 1e-8) * Math.max(Math.sqrt(bb), 1e-8));
    }
    return sum;
  }

  @Test
  void lossAndGradientsEqualTheFormula() {
    Random random = new Random(64);
    for (int i = 0; i < 200; i++) {
      int n = 1 + random.nextInt(4);
      int size = 2 + random.nextInt(40);
      Arena arena = new Arena(random);
      int a = arena.addRandom(n * size);
      int b = arena.addRandom(n * size);
      int d = arena.add(Arena.garbage(n * size));
      float[] data = arena.seal();
      double[] as = arena.read(a, n * size);
      double[] bs = arena.read(b, n * size);
      assertThat(CosineDistance.forward(n, size, data, a, data, b))
          .isCloseTo(formula(n, size, as, bs), within(1e-12));
      Arena.Expectation before = arena.before();
      CosineDistance.backward(n, size, 0.7f, data, a, data, b, data, d);
      before.becomes(d, gradient(n, size, as, bs), 1e-6, n + " x " + size);
      CosineDistance.backward(n, size, 0.7f, data, b, data, a, data, d);
      before.becomes(d, gradient(n, size, bs, as), 1e-6, n + " x " + size + ", other side");
    }
  }

  private static double[] gradient(int n, int size, double[] a, double[] b) {
    double[] gradient = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      double value = a[i];
      a[i] = value + 1e-6;
      double above = formula(n, size, a, b);
      a[i] = value - 1e-6;
      gradient[i] = 0.7f * (above - formula(n, size, a, b)) / 2e-6;
      a[i] = value;
    }
    return gradient;
  }

  @Test
  void vectorsOfOneDirectionAreNotApart() {
    float[] a = {0.1f, 0.2f, -0.3f};
    float[] b = {0.4f, 0.8f, -1.2f};
    float[] opposite = {-1f, -2f, 3f};
    assertThat(CosineDistance.forward(1, 3, a, 0, b, 0)).isCloseTo(0, within(1e-12));
    assertThat(CosineDistance.forward(1, 3, a, 0, opposite, 0)).isCloseTo(2, within(1e-12));
  }

  /** As in PyTorch: a length below 1e-8 counts as 1e-8 and does not change. */
  @Test
  void aVectorWithoutLengthHasAFiniteGradient() {
    float[] zero = {0f, 0f};
    float[] b = {3f, 4f};
    float[] d = new float[2];
    assertThat(CosineDistance.forward(1, 2, zero, 0, b, 0)).isEqualTo(1);
    CosineDistance.backward(1, 2, 1e-8f, zero, 0, b, 0, d, 0);
    assertThat(d).containsExactly(new float[] {-0.6f, -0.8f}, within(1e-6f));
    CosineDistance.backward(1, 2, 1f, b, 0, zero, 0, d, 0);
    assertThat(d).containsExactly(new float[] {0f, 0f}, within(0f));
  }
}
