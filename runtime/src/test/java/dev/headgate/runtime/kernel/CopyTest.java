package dev.headgate.runtime.kernel;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CopyTest {

  @Test
  void rowsOfTwoTensorsInterleaveIntoOne() {
    Random random = new Random(71);
    Arena arena = new Arena(random);
    int a = arena.addRandom(3 * 4);
    int b = arena.addRandom(3 * 2);
    int y = arena.add(Arena.garbage(3 * 6));
    float[] data = arena.seal();
    double[] expected = new double[3 * 6];
    for (int i = 0; i < expected.length; i++) {
      int r = i / 6;
      expected[i] = i % 6 < 4 ? data[a + r * 4 + i % 6] : data[b + r * 2 + i % 6 - 4];
    }
    Arena.Expectation before = arena.before();
    Copy.rows(3, 4, data, a, 4, data, y, 6);
    Copy.rows(3, 2, data, b, 2, data, y + 4, 6);
    before.becomes(y, expected, 0, "concatenation");
  }

  @Test
  void zeroClearsATensorAndNoMore() {
    Arena arena = new Arena(new Random(72));
    int y = arena.addRandom(7);
    float[] data = arena.seal();
    Arena.Expectation before = arena.before();
    Copy.zero(7, data, y);
    before.becomes(y, new double[7], 0, "zeros");
  }
}
