package dev.headgate.benchmarks.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TimesTest {

  @Test
  void theShortestStepOfAllStandsBeforeTheMedianOfTheMedians() {
    Times times = new Times();
    add(times, 0.004, 0.009, 0.008);
    add(times, 0.002, 0.005, 0.007);
    add(times, 0.003, 0.006, 0.005);
    assertThat(times.minimum()).isEqualTo(0.002);
    assertThat(times.median()).isEqualTo(0.006);
    assertThat(times.mean()).isEqualTo(0.005);
    assertThat(times.millis()).isEqualTo("2.00 (6.00)");
  }

  private static void add(Times times, double minimum, double median, double mean) {
    times.add(
        Map.of(
            "minimum", "" + minimum, "median", "" + median, "mean", "" + mean, "allocated", "0"));
  }
}
