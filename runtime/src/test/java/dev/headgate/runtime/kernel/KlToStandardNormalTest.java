package dev.headgate.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KlToStandardNormalTest {

  private static double formula(double mean, double logVariance) {
    return -0.5 * (1 + logVariance - mean * mean - Math.exp(logVariance));
  }

  @ParameterizedTest
  @EnumSource
  void lossAndGradientsEqualTheFormula(Implementation implementation) {
    Random random = new Random(63);
    for (int i = 0; i < 100; i++) {
      int count = 1 + random.nextInt(90);
      Arena arena = new Arena(random);
      int m = arena.addRandom(count);
      int v = arena.addRandom(count);
      int d = arena.add(Arena.garbage(count));
      float[] data = arena.seal();
      double loss = 0;
      double[] dm = new double[count];
      double[] dv = new double[count];
      double h = 1e-5;
      for (int k = 0; k < count; k++) {
        data[v + k] *= 4;
        double mean = data[m + k];
        double logVariance = data[v + k];
        loss += formula(mean, logVariance);
        dm[k] = 0.7f * (formula(mean + h, logVariance) - formula(mean - h, logVariance)) / (2 * h);
        dv[k] = 0.7f * (formula(mean, logVariance + h) - formula(mean, logVariance - h)) / (2 * h);
      }
      double expected = loss;
      implementation.run(
          () ->
              assertThat(KlToStandardNormal.forward(count, data, m, data, v))
                  .isCloseTo(expected, Percentage.withPercentage(1e-8)));
      Arena.Expectation before = arena.before();
      implementation.run(() -> KlToStandardNormal.backwardMean(count, 0.7f, data, m, data, d));
      before.becomes(d, dm, 2e-6, "mean gradient of " + count);
      implementation.run(
          () -> KlToStandardNormal.backwardLogVariance(count, 0.7f, data, v, data, d));
      before.becomes(d, dv, 2e-6, "log-variance gradient of " + count);
    }
  }

  @ParameterizedTest
  @EnumSource
  void nearTheStandardNormalNothingIsLost(Implementation implementation) {
    float[] mean = {0f};
    float[] logVariance = {1e-6f};
    float[] d = new float[1];
    implementation.run(
        () -> {
          assertThat(KlToStandardNormal.forward(1, mean, 0, logVariance, 0))
              .isCloseTo(2.5e-13, within(1e-16));
          KlToStandardNormal.backwardLogVariance(1, 1f, logVariance, 0, d, 0);
        });
    assertThat(d[0]).isCloseTo(5e-7f, within(1e-12f));
  }
}
