package dev.headgate.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NoiseTest {

  private static final int MANY = 1_000_000;

  /** Five standard deviations of the mean of so many numbers with a deviation of 1. */
  private static final double FIVE_SIGMA = 5 / Math.sqrt(MANY);

  @Test
  void areTheNumbersOfTheJdksSplittableRandom() {
    for (long start : new long[] {0, 1, -7, 0x123456789ABCDEFL}) {
      SplittableRandom random = new SplittableRandom(start);
      for (int i = 0; i < 100; i++) {
        assertThat(Noise.bits(start, i)).isEqualTo(random.nextLong());
      }
    }
  }

  /** Passes count their keys up; seeds are a multiple of SplitMix64's own increment apart. */
  @Test
  void neighbouringKeysShareNothing() {
    long gamma = 0x9E3779B97F4A7C15L;
    for (long step : new long[] {1, 2, gamma, 2 * gamma}) {
      int equal = 0;
      for (int i = 0; i < MANY; i++) {
        boolean here = Noise.bits(Noise.start(9), i) < 0;
        equal += here == Noise.bits(Noise.start(9 + step), i) < 0 ? 1 : 0;
        equal += here == Noise.bits(Noise.start(9 + step), i + 1) < 0 ? 1 : 0;
      }
      assertThat(equal / (double) MANY).isCloseTo(1, within(FIVE_SIGMA));
    }
  }

  @Test
  void normalNumbersHaveTheMomentsOfTheirDistribution() {
    double[] moments = new double[5];
    double product = 0;
    double before = 0;
    for (int i = 0; i < MANY; i++) {
      double z = Noise.normal(Noise.start(3), i);
      for (int k = 1; k < moments.length; k++) {
        moments[k] += Math.pow(z, k) / MANY;
      }
      product += z * before / MANY;
      before = z;
    }
    // The variances of z, z^2, z^3 and z^4 are 1, 2, 15 and 96.
    assertThat(moments[1]).isCloseTo(0, within(FIVE_SIGMA));
    assertThat(moments[2]).isCloseTo(1, within(FIVE_SIGMA * Math.sqrt(2)));
    assertThat(moments[3]).isCloseTo(0, within(FIVE_SIGMA * Math.sqrt(15)));
    assertThat(moments[4]).isCloseTo(3, within(FIVE_SIGMA * Math.sqrt(96)));
    assertThat(product).isCloseTo(0, within(FIVE_SIGMA));
  }

  @Test
  void dropoutDropsAtItsRateAndKeepsTheMean() {
    float[] x = new float[MANY];
    Arrays.fill(x, 1f);
    float[] y = new float[MANY];
    for (float rate : new float[] {0f, 0.1f, 0.5f, 0.9f}) {
      Dropout.forward(MANY, rate, 17, 0, x, 0, y, 0);
      int dropped = 0;
      for (float value : y) {
        dropped += value == 0 ? 1 : 0;
        assertThat(value == 0 || value == 1 / (1 - rate)).isTrue();
      }
      double sigma = Math.sqrt(rate * (1 - rate) / MANY);
      assertThat(dropped / (double) MANY).isCloseTo(rate, within(5 * sigma));
    }
  }

  @Test
  void noiseBelongsToThePlaceInTheBatchAndNotToTheCall() {
    float[] x = Arena.randoms(new Random(5), 100);
    float[] whole = new float[100];
    float[] parts = new float[100];
    Dropout.forward(100, 0.4f, 8, 0, x, 0, whole, 0);
    Dropout.forward(37, 0.4f, 8, 0, x, 0, parts, 0);
    Dropout.forward(63, 0.4f, 8, 37, x, 37, parts, 37);
    assertThat(parts).containsExactly(whole);
    Gaussian.forward(100, 8, 0, x, 0, x, 0, whole, 0);
    Gaussian.forward(37, 8, 0, x, 0, x, 0, parts, 0);
    Gaussian.forward(63, 8, 37, x, 37, x, 37, parts, 37);
    assertThat(parts).containsExactly(whole);
  }

  @Test
  void aGaussianHasItsMeanAndVariance() {
    float[] mean = new float[MANY];
    Arrays.fill(mean, -2f);
    float[] logVariance = new float[MANY];
    Arrays.fill(logVariance, (float) Math.log(9));
    float[] z = new float[MANY];
    Gaussian.forward(MANY, 4, 0, mean, 0, logVariance, 0, z, 0);
    double average = 0;
    double squares = 0;
    for (float value : z) {
      average += value / (double) MANY;
      squares += Math.pow(value + 2, 2) / MANY;
    }
    assertThat(average).isCloseTo(-2, within(3 * FIVE_SIGMA));
    assertThat(squares).isCloseTo(9, within(9 * FIVE_SIGMA * Math.sqrt(2)));
  }

  /** z = mean + exp(v / 2) * noise, so its derivative by v is half of what z is above the mean. */
  @Test
  void theGradientByTheLogVarianceIsThatOfTheFormula() {
    Random random = new Random(6);
    float[] mean = new float[50];
    float[] logVariance = Arena.randoms(random, 50);
    float[] dy = Arena.randoms(random, 50);
    float[] z = new float[50];
    float[] gradient = new float[50];
    Gaussian.forward(50, 8, 3, mean, 0, logVariance, 0, z, 0);
    Gaussian.backwardLogVariance(50, 8, 3, logVariance, 0, dy, 0, gradient, 0);
    for (int i = 0; i < 50; i++) {
      assertThat(gradient[i]).isCloseTo(dy[i] * z[i] / 2, within(1e-6f));
    }
    Gaussian.backwardLogVariance(50, 8, 3, logVariance, 0, dy, 0, dy, 0);
    assertThat(dy).containsExactly(gradient);
  }
}
