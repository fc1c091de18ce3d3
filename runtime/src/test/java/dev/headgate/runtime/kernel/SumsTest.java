package dev.headgate.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SumsTest {

  /** Neighbouring floats lie a hundredth apart here, and those of sums of many half a unit. */
  @Test
  void theMeanOfNumbersFarFromZeroIsExactBesideWhatTheyDifferBy() {
    Random random = new Random(8);
    float[] x = new float[3003];
    double sum = 0;
    for (int i = 3; i < x.length; i++) {
      x[i] = 100_000f + random.nextFloat();
      sum += x[i];
    }

    assertThat(Sums.of(3000, x, 3) / 3000).isCloseTo(sum / 3000, within(1e-6));
  }

  @Test
  void squaresAndProductsAreThoseOfTheDifferences() {
    Random random = new Random(9);
    float[] x = Arena.randoms(random, 1003);
    float[] dy = Arena.randoms(random, 1003);
    double squares = 0;
    double products = 0;
    for (int i = 0; i < 1000; i++) {
      squares += (x[i + 3] - 0.5) * (x[i + 3] - 0.5);
      products += (x[i + 3] - 0.5) * dy[i + 1];
    }

    assertThat(Sums.ofSquares(1000, x, 3, 0.5f)).isCloseTo(squares, within(1e-6 * squares));
    assertThat(Sums.ofProducts(1000, x, 3, 0.5f, dy, 1)).isCloseTo(products, within(1e-4));
  }
}
