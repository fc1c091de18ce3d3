package dev.headgate.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Kernels that jump from value to value: what they choose, and of equals the first. */
class DiscreteTest {

  private static final int CASES = 300;

  /** Few different values, so that many are equal. */
  private static float[] coarse(Random random, int size) {
    float[] values = Arena.randoms(random, size);
    for (int i = 0; i < size; i++) {
      values[i] = Math.round(values[i] * 3);
    }
    return values;
  }

  @Test
  void roundingGoesToTheNearestAndFromHalvesToTheEven() {
    float[] x = {0.4f, 0.5f, 0.6f, 1.5f, 2.5f, -0.5f, -1.5f, -2.6f, 1e9f, 8388609.5f};
    float[] y = new float[x.length];
    Rounding.forward(x.length, x, 0, y, 0);
    assertThat(y).containsExactly(0, 0, 1, 2, 2, -0f, -2, -3, 1e9f, 8388610f);

    float[] extreme = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY};
    Rounding.forward(3, extreme, 0, extreme, 0);
    assertThat(extreme)
        .containsExactly(Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY);
  }

  @Test
  void roundingStaysInItsTensor() {
    Random random = new Random(51);
    for (int count = 1; count < 60; count++) {
      Arena arena = new Arena(random);
      int x = arena.addRandom(count);
      int y = arena.add(Arena.garbage(count));
      float[] data = arena.seal();
      double[] expected = arena.read(x, count);
      for (int i = 0; i < count; i++) {
        expected[i] = Math.rint(expected[i]);
      }
      Arena.Expectation before = arena.before();
      Rounding.forward(count, data, x, data, y);
      before.becomes(y, expected, 0, count);
    }
  }

  @Test
  void theFirstLargestOfAnAxisIsMarked() {
    Random random = new Random(52);
    for (int c = 0; c < CASES; c++) {
      int rows = 1 + random.nextInt(4);
      int length = 1 + random.nextInt(6);
      int inner = 1 + random.nextInt(5);
      Arena arena = new Arena(random);
      int x = arena.add(coarse(random, rows * length * inner));
      int y = arena.add(Arena.garbage(rows * length * inner));
      float[] data = arena.seal();
      double[] expected = new double[rows * length * inner];
      for (int r = 0; r < rows; r++) {
        for (int i = 0; i < inner; i++) {
          int best = r * length * inner + i;
          for (int k = 1; k < length; k++) {
            int at = (r * length + k) * inner + i;
            best = data[x + at] > data[x + best] ? at : best;
          }
          expected[best] = 1;
        }
      }
      Arena.Expectation before = arena.before();
      ArgMaxOneHot.forward(rows, length, inner, data, x, data, y);
      before.becomes(y, expected, 0, rows + " x " + length + " x " + inner);
    }
  }

  @Test
  void theFirstNaNIsTheLargest() {
    float[] y = new float[4];
    ArgMaxOneHot.forward(1, 4, 1, new float[] {3f, Float.NaN, 5f, Float.NaN}, 0, y, 0);
    assertThat(y).containsExactly(0, 1, 0, 0);
  }

  @Test
  void theFirstNearestCodeIsTakenAndReceivesTheGradient() {
    Random random = new Random(53);
    for (int c = 0; c < CASES; c++) {
      int n = 1 + random.nextInt(3);
      int size = 1 + random.nextInt(5);
      int positions = 1 + random.nextInt(6);
      int codes = 1 + random.nextInt(7);
      Arena arena = new Arena(random);
      int x = arena.add(coarse(random, n * size * positions)); // whole numbers: distances are exact
      int weight = arena.add(coarse(random, codes * size));
      int y = arena.add(Arena.garbage(n * size * positions));
      int dy = arena.addRandom(n * size * positions);
      int dWeight = arena.addRandom(codes * size);
      float[] data = arena.seal();
      double[] taken = new double[n * size * positions];
      double[] gradient = arena.read(dWeight, codes * size);
      for (int v = 0; v < n * positions; v++) {
        int first = v / positions * size * positions + v % positions;
        int nearest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int code = 0; code < codes; code++) {
          double distance = 0;
          for (int i = 0; i < size; i++) {
            distance +=
                Math.pow(data[x + first + i * positions] - data[weight + code * size + i], 2);
          }
          nearest = distance < least ? code : nearest;
          least = Math.min(distance, least);
        }
        for (int i = 0; i < size; i++) {
          taken[first + i * positions] = data[weight + nearest * size + i];
          gradient[nearest * size + i] += data[dy + first + i * positions];
        }
      }
      String what = n + " x " + size + " x " + positions + " of " + codes + " codes";
      Arena.Expectation before = arena.before();
      NearestCode.forward(n, size, positions, codes, data, x, data, weight, data, y);
      before.becomes(y, taken, 0, what);
      before = arena.before();
      NearestCode.backwardWeight(
          n, size, positions, codes, data, y, data, weight, data, dy, data, dWeight);
      before.becomes(dWeight, gradient, 1e-5, what);
    }
  }

  @Test
  void theFirstCodeIsTakenWhereNoDistanceIsFinite() {
    float[] y = new float[2];
    float[] dWeight = new float[4];
    float[] weight = {1f, 2f, 3f, 4f};
    NearestCode.forward(1, 2, 1, 2, new float[] {Float.NaN, 0f}, 0, weight, 0, y, 0);
    NearestCode.backwardWeight(1, 2, 1, 2, y, 0, weight, 0, new float[] {5f, 6f}, 0, dWeight, 0);
    assertThat(y).containsExactly(1, 2);
    assertThat(dWeight).containsExactly(5, 6, 0, 0);
  }
}
