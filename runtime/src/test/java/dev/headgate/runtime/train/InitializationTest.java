package dev.headgate.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headgate.runtime.train.Initialization.Scheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InitializationTest {

  private static final int COUNT = 200_000;
  private static final int FAN_IN = 25;
  private static final int FAN_OUT = 75;

  /** Standard deviations: a / sqrt(3) for a uniform distribution on (-a, a). */
  @ParameterizedTest
  @CsvSource({
    "FAN_IN_UNIFORM, 0.115470, 0.2",
    "XAVIER_UNIFORM, 0.141421, 0.244949",
    "HE_UNIFORM,     0.282843, 0.489898",
    "CODEBOOK_UNIFORM, 0.023094, 0.04",
    "XAVIER_NORMAL,  0.141421, 10",
    "HE_NORMAL,      0.282843, 10",
    "STANDARD_NORMAL, 1, 10"
  })
  void drawsFromItsDistribution(Scheme scheme, double deviation, double bound) {
    float[] values = filled(scheme, 7);
    double sum = 0;
    double squares = 0;
    double largest = 0;
    for (float value : values) {
      sum += value;
      squares += value * value;
      largest = Math.max(largest, Math.abs(value));
    }
    assertThat(sum / COUNT).isCloseTo(0, within(0.005));
    assertThat(Math.sqrt(squares / COUNT)).isCloseTo(deviation, within(0.01 * deviation));
    assertThat(largest).isBetween(Math.min(0.99 * bound, 3 * deviation), bound);
  }

  @Test
  void aSeedGivesTheSameNumbersAndAnotherGivesOthers() {
    assertThat(filled(Scheme.HE_NORMAL, 1)).isEqualTo(filled(Scheme.HE_NORMAL, 1));
    assertThat(filled(Scheme.HE_NORMAL, 1)).isNotEqualTo(filled(Scheme.HE_NORMAL, 2));
  }

  @Test
  void writesItsOwnRangeOnly() {
    float[] values = new float[5];
    new Initialization(Scheme.ONES, 1, 1).fill(values, 1, 3, 0);
    assertThat(values).containsExactly(0, 1, 1, 1, 0);
  }

  private static float[] filled(Scheme scheme, long seed) {
    float[] values = new float[COUNT];
    new Initialization(scheme, FAN_IN, FAN_OUT).fill(values, 0, COUNT, seed);
    return values;
  }
}
