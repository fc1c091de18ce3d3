package dev.headgate.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PairsTest {

  private static final float[] SPECIAL = {
    Float.NaN, 0f, -0f, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY, 1f
  };

  private interface Loop {
    void run(Pairs pairs, float[] x, float[] y);
  }

  /** Rows of several vectors, of parts of one, and with gaps between them or not. */
  @Test
  void bothImplementationsGiveTheSameBits() {
    Random random = new Random(41);
    for (int i = 0; i < 300; i++) {
      int rows = 1 + random.nextInt(4);
      int repeats = 1 + random.nextInt(3);
      int width = 1 + random.nextInt(70);
      int gap = random.nextBoolean() ? 0 : 1 + random.nextInt(5);
      int xAt = random.nextInt(5);
      int yAt = random.nextInt(5);
      int taps = 1 + random.nextInt(Pairs.MOST_TAPS);
      int[] offsets = {random.nextInt(9), random.nextInt(9)};
      float factor = random.nextFloat();
      int narrow = width + gap;
      int wide = 2 * width + gap;
      int count = rows * width;
      String what = "%d rows of %d, gap %d, %d taps".formatted(rows, width, gap, taps);
      same(
          random,
          "sums of " + what,
          (p, x, y) -> p.sum(rows, width, taps, offsets, factor, x, xAt, wide, y, yAt, narrow));
      same(
          random,
          "maxima of " + what,
          (p, x, y) -> p.max(rows, width, taps, offsets, x, xAt, wide, y, yAt, narrow));
      same(
          random,
          "repetition of " + what,
          (p, x, y) -> p.repeat(rows, repeats, width, factor, x, xAt, narrow, y, yAt, wide));
      int step = random.nextInt(9);
      same(
          random,
          "two rows between " + what,
          (p, x, y) ->
              p.between(
                  rows, width, factor, x, xAt, narrow, step, y, yAt, yAt + narrow, 2 * narrow));
      same(
          random,
          "two between each of " + count,
          (p, x, y) -> p.between(count, factor, x, xAt, y, yAt));
      int height = 1 + i % 3;
      int columns = 1 + random.nextInt(40);
      same(
          random,
          "enlargement of %d x %d".formatted(height, columns),
          (p, x, y) -> p.enlarge(height, columns, x, xAt, y, yAt));
      same(
          random,
          "reduction to %d x %d".formatted(height, columns),
          (p, x, y) -> p.reduce(height, columns, x, xAt, y, yAt));
      same(
          random,
          "choice of " + count,
          (p, x, y) -> p.choose(count, x, xAt, x, 2 * count + xAt, y, yAt));
      same(random, "halves of " + count, (p, x, y) -> p.split(count, x, xAt, y, yAt, yAt + count));
      same(random, "merger of " + count, (p, x, y) -> p.merge(count, x, xAt, xAt + count, y, yAt));
    }
  }

  private static void same(Random random, String what, Loop loop) {
    float[] x = Arena.randoms(random, 1000);
    for (int i = random.nextInt(9); i < x.length; i += 1 + random.nextInt(9)) {
      x[i] = SPECIAL[random.nextInt(SPECIAL.length)];
    }
    float[] garbage = Arena.garbage(1000);
    assertThat(bits(Implementation.VECTOR, loop, x, garbage))
        .as(what)
        .containsExactly(bits(Implementation.SCALAR, loop, x, garbage));
  }

  /** All NaN are one. */
  private static int[] bits(Implementation implementation, Loop loop, float[] x, float[] garbage) {
    float[] y = garbage.clone();
    implementation.run(() -> loop.run(ActivePrimitives.get().pairs(), x, y));
    int[] bits = new int[y.length];
    for (int i = 0; i < y.length; i++) {
      bits[i] = Float.floatToIntBits(y[i]);
    }
    return bits;
  }

  @ParameterizedTest
  @EnumSource
  void theFirstOfTwoIsChosenUnlessTheSecondIsLarger(Implementation implementation) {
    int count = SPECIAL.length * SPECIAL.length;
    float[] x = new float[2 * count];
    float[] whole = new float[count];
    float[] expected = new float[2 * count];
    for (int i = 0; i < count; i++) {
      float first = SPECIAL[i / SPECIAL.length];
      float second = SPECIAL[i % SPECIAL.length];
      x[2 * i] = first;
      x[2 * i + 1] = second;
      whole[i] = i + 1;
      boolean larger = second > first || Float.isNaN(second) && !Float.isNaN(first);
      expected[2 * i + (larger ? 1 : 0)] = i + 1;
    }
    float[] y = Arena.garbage(2 * count);
    implementation.run(() -> ActivePrimitives.get().pairs().choose(count, x, 0, whole, 0, y, 0));
    assertThat(y).containsExactly(expected);
  }
}
