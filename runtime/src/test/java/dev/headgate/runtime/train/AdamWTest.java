package dev.headgate.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.headgate.runtime.kernel.Implementation;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.schedule.ExponentialSchedule;
import org.nd4j.linalg.schedule.ScheduleType;

class AdamWTest {

  private static final int COUNT = 37;
  private static final int STEPS = 100;

  /** As the paper and PyTorch's documentation write it, in double precision. */
  private static final class Formula {
    private final double[] m = new double[COUNT];
    private final double[] v = new double[COUNT];

    void step(AdamW config, double[] p, float[] g, int iteration) {
      double rate = config.getLearningRate(iteration, 0);
      double beta1 = config.getBeta1();
      double beta2 = config.getBeta2();
      int t = iteration + 1;
      for (int i = 0; i < COUNT; i++) {
        p[i] -= rate * config.getWeightDecay() * p[i];
        m[i] = beta1 * m[i] + (1 - beta1) * g[i];
        v[i] = beta2 * v[i] + (1 - beta2) * g[i] * g[i];
        double mean = m[i] / (1 - Math.pow(beta1, t));
        double square = v[i] / (1 - Math.pow(beta2, t));
        p[i] -= rate * mean / (Math.sqrt(square) + config.getEpsilon());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void stepsAreThoseOfTheFormula(Implementation implementation) {
    check(implementation, new AdamW());
    check(implementation, new AdamW(0.05));
    check(implementation, new AdamW(new ExponentialSchedule(ScheduleType.ITERATION, 0.1, 0.95)));
    check(
        implementation,
        AdamW.builder()
            .learningRate(0.02)
            .beta1(0.7)
            .beta2(0.95)
            .epsilon(0.1) // large enough to tell at which root it is added
            .weightDecay(0.3)
            .build());
  }

  private static void check(Implementation implementation, AdamW config) {
    Random random = new Random(23);
    Updater updater = Updater.of(config);
    Formula formula = new Formula();
    float[][] state = new float[updater.stateSize()][COUNT];
    float[] parameters = new float[COUNT];
    double[] expected = new double[COUNT];
    for (int i = 0; i < COUNT; i++) {
      parameters[i] = random.nextFloat() * 2 - 1;
      expected[i] = parameters[i];
    }
    for (int iteration = 0; iteration < STEPS; iteration++) {
      float[] gradients = new float[COUNT];
      for (int i = 0; i < COUNT; i++) {
        gradients[i] = (float) random.nextGaussian();
      }
      int now = iteration;
      implementation.run(() -> updater.update(parameters, 0, gradients, 0, COUNT, state, now));
      formula.step(config, expected, gradients, iteration);
      for (int i = 0; i < COUNT; i++) {
        assertThat((double) parameters[i])
            .as("parameter %d after %d updates", i, iteration + 1)
            .isCloseTo(expected[i], within(1e-5));
      }
    }
  }

  @Test
  void itsDefaultsAreThoseOfPyTorch() {
    AdamW config = new AdamW();
    assertThat(config.getLearningRate(7, 0)).isEqualTo(1e-3);
    assertThat(config.getBeta1()).isEqualTo(0.9);
    assertThat(config.getBeta2()).isEqualTo(0.999);
    assertThat(config.getEpsilon()).isEqualTo(1e-8);
    assertThat(config.getWeightDecay()).isEqualTo(0.01);
  }

  @Test
  void aCloneIsIndependent() {
    AdamW config = AdamW.builder().learningRate(0.5).beta1(0.1).weightDecay(0.2).build();
    AdamW clone = config.clone();
    config.setLrAndSchedule(0, new ExponentialSchedule(ScheduleType.ITERATION, 4, 0.5));

    assertThat(config.getLearningRate(1, 0)).isEqualTo(2);
    assertThat(clone.getLearningRate(1, 0)).isEqualTo(0.5);
    assertThat(clone.getBeta1()).isEqualTo(0.1);
    assertThat(clone.getWeightDecay()).isEqualTo(0.2);
    assertThat(config.clone().getLearningRate(1, 0)).isEqualTo(2);
  }

  @Test
  void numbersOutOfRangeAreRefused() {
    AdamW.Builder builder = AdamW.builder();
    assertThatThrownBy(() -> new AdamW(-0.1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("learningRate(-0.1) must be 0 or more");
    assertThatThrownBy(() -> builder.beta1(1))
        .hasMessage("beta1(1.0) must be at least 0 and below 1");
    assertThatThrownBy(() -> builder.beta2(Double.NaN)).hasMessageContaining("beta2(NaN)");
    assertThatThrownBy(() -> builder.epsilon(-1)).hasMessageContaining("epsilon(-1.0)");
    assertThatThrownBy(() -> builder.weightDecay(Double.POSITIVE_INFINITY))
        .hasMessageContaining("weightDecay(Infinity)");
  }

  @Test
  void nd4jIsToldThatItCannotTrainWithIt() {
    AdamW config = new AdamW();
    assertThatThrownBy(() -> config.instantiate(Map.of(), true))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("models of Headgate only");
  }
}
