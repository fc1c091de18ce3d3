package dev.headgate.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class NegativeLogLikelihoodTest {

  @Test
  void lossAndGradientEqualTheFormula() {
    Random random = new Random(62);
    for (int i = 0; i < 200; i++) {
      int n = 1 + random.nextInt(4);
      int classes = 1 + random.nextInt(7);
      int positions = random.nextBoolean() ? 1 : 1 + random.nextInt(5);
      int size = n * classes * positions;
      int[] labels = random.ints((long) n * positions + 3, 0, classes).toArray();
      Arena arena = new Arena(random);
      int l = arena.addRandom(size);
      int dl = arena.add(Arena.garbage(size));
      float[] data = arena.seal();
      double loss = 0;
      double[] gradient = new double[size];
      for (int s = 0; s < n; s++) {
        for (int p = 0; p < positions; p++) {
          int at = (s * classes + labels[3 + s * positions + p]) * positions + p;
          loss -= data[l + at];
          gradient[at] = -0.3f;
        }
      }
      assertThat(NegativeLogLikelihood.forward(n, classes, positions, data, l, labels, 3))
          .isCloseTo(loss, within(1e-9));
      Arena.Expectation before = arena.before();
      NegativeLogLikelihood.backward(n, classes, positions, 0.3f, labels, 3, data, dl);
      before.becomes(dl, gradient, 0, n + " x " + classes + " x " + positions);
    }
  }

  @Test
  void aLabelThatIsNoClassIsRefused() {
    for (int label : new int[] {-1, 3}) {
      assertThatThrownBy(
              () -> NegativeLogLikelihood.forward(1, 3, 1, new float[9], 3, new int[] {label}, 0))
          .isInstanceOf(IndexOutOfBoundsException.class)
          .hasMessageContaining(String.valueOf(label));
    }
  }
}
