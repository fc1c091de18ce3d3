package dev.headgate.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SumsTest {

  /** Neighbouring floats lie a hundredth apart here, and those of sums of many half a unit. */
  @ParameterizedTest
  @EnumSource
  void theMeanOfNumbersFarFromZeroIsExactBesideWhatTheyDifferBy(Implementation implementation) {
    Random random = new Random(8);
    for (int count : new int[] {3000, 10_000}) {
      float[] x = new float[count + 3];
      double[] sum = new double[1];
      for (int i = 3; i < x.length; i++) {
        x[i] = 100_000f + random.nextFloat();
        sum[0] += x[i];
      }

      implementation.run(
          () -> assertThat(Sums.of(count, x, 3) / count).isCloseTo(sum[0] / count, within(1e-6)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void squaresAndProductsAreThoseOfTheDifferences(Implementation implementation) {
    Random random = new Random(9);
    for (int n : new int[] {1, 5, 16, 33, 63, 64, 79, 147, 1000, 4103}) {
      float[] x = Arena.randoms(random, n + 3);
      float[] dy = Arena.randoms(random, n + 3);
      double[] sums = new double[3];
      for (int i = 0; i < n; i++) {
        sums[0] += x[i + 3];
        sums[1] += (x[i + 3] - 0.5) * (x[i + 3] - 0.5);
        sums[2] += (x[i + 3] - 0.5) * dy[i + 1];
      }

      implementation.run(
          () -> {
            assertThat(Sums.of(n, x, 3)).isCloseTo(sums[0], within(1e-4));
            assertThat(Sums.ofSquares(n, x, 3, 0.5f)).isCloseTo(sums[1], within(1e-6 * sums[1]));
            assertThat(Sums.ofProducts(n, x, 3, 0.5f, dy, 1)).isCloseTo(sums[2], within(1e-4));
          });
    }
  }

  @ParameterizedTest
  @EnumSource
  void theLargestIsFoundWhereverItIs(Implementation implementation) {
    for (int count = 1; count < 300; count++) {
      int n = count;
      float[] x = new float[n + 4];
      x[0] = 5f;
      x[n + 3] = 5f;
      for (int i = 1; i < n + 3; i++) {
        x[i] = -i;
      }
      implementation.run(
          () -> {
            for (int i = 0; i < n; i++) {
              x[i + 3 - 1] = 2f;
              assertThat(ActivePrimitives.get().largest(n, x, 2)).isEqualTo(2f);
              x[i + 3 - 1] = -9f;
            }
          });
    }
  }
}
