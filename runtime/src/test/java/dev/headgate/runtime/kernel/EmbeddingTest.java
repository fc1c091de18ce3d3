package dev.headgate.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EmbeddingTest {

  @ParameterizedTest
  @EnumSource
  void copiesRowsAndAddsTheirGradients(Implementation implementation) {
    Random random = new Random(65);
    for (int i = 0; i < 200; i++) {
      int count = 1 + random.nextInt(12);
      int vocabulary = 1 + random.nextInt(6);
      int size = 1 + random.nextInt(40);
      int[] tokens = random.ints(count + 2, 0, vocabulary).toArray();
      Arena arena = new Arena(random);
      int w = arena.addRandom(vocabulary * size);
      int y = arena.add(Arena.garbage(count * size));
      int dy = arena.addRandom(count * size);
      int dw = arena.addRandom(vocabulary * size);
      float[] data = arena.seal();
      double[] rows = new double[count * size];
      double[] gradient = arena.read(dw, vocabulary * size);
      for (int k = 0; k < rows.length; k++) {
        int from = tokens[2 + k / size] * size + k % size;
        rows[k] = data[w + from];
        gradient[from] += data[dy + k];
      }
      String what = count + " of " + vocabulary + " x " + size;
      Arena.Expectation before = arena.before();
      implementation.run(
          () -> Embedding.forward(count, vocabulary, size, tokens, 2, data, w, data, y));
      before.becomes(y, rows, 0, what);
      Arena.Expectation forward = arena.before();
      implementation.run(
          () -> Embedding.backwardWeight(count, vocabulary, size, tokens, 2, data, dy, data, dw));
      forward.becomes(dw, gradient, 2e-6, "gradient of " + what);
    }
  }

  @Test
  void aTokenOutsideTheTableIsRefused() {
    float[] data = new float[20];
    for (int token : new int[] {-1, 3}) {
      int[] tokens = {token};
      assertThatThrownBy(() -> Embedding.forward(1, 3, 2, tokens, 0, data, 6, data, 0))
          .isInstanceOf(IndexOutOfBoundsException.class)
          .hasMessageContaining(String.valueOf(token));
      assertThatThrownBy(() -> Embedding.backwardWeight(1, 3, 2, tokens, 0, data, 6, data, 0))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }
  }
}
