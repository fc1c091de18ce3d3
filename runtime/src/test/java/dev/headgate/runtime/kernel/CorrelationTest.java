package dev.headgate.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CorrelationTest {

  /** So scalar code can stand in for vector code at any time. */
  @Test
  void hasTheSameBitsFromEveryImplementation() {
    Implementation.VECTOR.run(CorrelationTest::compare);
  }

  private static void compare() {
    Primitives scalar = new ScalarPrimitives();
    Primitives vector = ActivePrimitives.get();
    Random random = new Random(21);
    for (int i = 0; i < 400; i++) {
      int rows = vector.block(1 + random.nextInt(12));
      int positions = 1 + random.nextInt(random.nextBoolean() ? 40 : 700);
      int taps = random.nextInt(70);
      int[] offsets = random.ints(taps, 0, 500).toArray();
      float[] x = Arena.randoms(random, 1300);
      float[] w = Arena.randoms(random, taps * rows + 1);
      int stride = Primitives.rounded(positions);
      float[] y = Arena.randoms(random, rows * stride);
      float[] other = y.clone();
      boolean constant = random.nextInt(3) == 0;
      boolean fresh = constant || random.nextBoolean();
      float[] start = Arena.randoms(random, rows * stride);
      for (int row = 0; constant && row < rows; row++) {
        int at = row * stride;
        Arrays.fill(start, at, at + Primitives.ROUND, start[at]);
      }
      scalar.correlate(
          rows,
          positions,
          x,
          3,
          offsets,
          w,
          1,
          fresh ? start : y,
          0,
          stride,
          constant,
          y,
          0,
          stride);
      vector.correlate(
          rows,
          positions,
          x,
          3,
          offsets,
          w,
          1,
          fresh ? start : other,
          0,
          stride,
          constant,
          other,
          0,
          stride);
      for (int row = 0; row < rows; row++) {
        for (int p = row * stride; p < row * stride + positions; p++) {
          assertThat(other[p]).as("%s rows, position %s", rows, p).isEqualTo(y[p]);
        }
      }
    }
  }

  @Test
  void everyImplementationDividesAnyNumberOfChannelsIntoBlocks() {
    for (Primitives each :
        new Primitives[] {new ScalarPrimitives(), ActivePrimitives.vector(false)}) {
      for (int left = 1; left < 40; left++) {
        assertThat(each.block(left))
            .isBetween(1, Math.min(Primitives.MOST_ROWS, left + Primitives.FILL));
      }
    }
  }
}
