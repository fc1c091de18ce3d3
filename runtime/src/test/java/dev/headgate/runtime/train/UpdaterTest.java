package dev.headgate.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.schedule.MapSchedule;
import org.nd4j.linalg.schedule.ScheduleType;

class UpdaterTest {

  @Test
  void sgdSubtractsTheRateTimesTheGradientInItsRangeOnly() {
    float[] parameters = {1, 2, 3};
    Updater.of(new Sgd(0.5)).update(parameters, new float[] {2, -4}, 2, 0);
    assertThat(parameters).containsExactly(0, 4, 3);
  }

  @Test
  void aScheduleIsAskedWithTheNumberOfTheUpdate() {
    MapSchedule schedule =
        new MapSchedule.Builder(ScheduleType.ITERATION).add(0, 1.0).add(2, 0.25).build();
    Updater updater = Updater.of(new Sgd(schedule));
    float[] parameters = {0};
    for (int iteration = 0; iteration < 4; iteration++) {
      updater.update(parameters, new float[] {1}, 1, iteration);
    }
    assertThat(parameters).containsExactly(-2.5f);
  }

  @Test
  void anUpdaterThatIsNotSupportedIsRefusedByName() {
    assertThatThrownBy(() -> Updater.of(new Adam(0.001)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the updater Adam is not supported: use org.nd4j.linalg.learning.config.Sgd");
  }
}
