package dev.headgate.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.schedule.ExponentialSchedule;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.linalg.schedule.MapSchedule;
import org.nd4j.linalg.schedule.ScheduleType;

class UpdaterTest {

  private static final float[][] STATELESS = {};

  /** Not one of ours or ND4J's. */
  private static final class Own implements IUpdater {
    @Override
    public long stateSize(long parameters) {
      return 0;
    }

    @Override
    public GradientUpdater<?> instantiate(INDArray view, boolean initialize) {
      throw new UnsupportedOperationException();
    }

    @Override
    public GradientUpdater<?> instantiate(Map<String, INDArray> state, boolean initialize) {
      throw new UnsupportedOperationException();
    }

    @Override
    public IUpdater clone() {
      return this;
    }

    @Override
    public double getLearningRate(int iteration, int epoch) {
      return 1;
    }

    @Override
    public boolean hasLearningRate() {
      return false;
    }

    @Override
    public void setLrAndSchedule(double rate, ISchedule schedule) {}
  }

  @Test
  void sgdSubtractsTheRateTimesTheGradientInItsRangeOnly() {
    float[] parameters = {1, 2, 3, 4};
    float[] gradients = {9, 9, 2, -4, 9};
    Updater.of(new Sgd(0.5)).update(parameters, 1, gradients, 2, 2, STATELESS, 0);
    assertThat(parameters).containsExactly(1, 1, 5, 4);
    assertThat(gradients).containsExactly(9, 9, 2, -4, 9);
  }

  @Test
  void aScheduleIsAskedWithTheNumberOfTheUpdate() {
    MapSchedule schedule =
        new MapSchedule.Builder(ScheduleType.ITERATION).add(0, 1.0).add(2, 0.25).build();
    assertThat(afterFourUpdatesByOne(new Sgd(schedule))).isEqualTo(-2.5f);
  }

  @Test
  void epochsAreNotCounted() {
    ExponentialSchedule schedule = new ExponentialSchedule(ScheduleType.EPOCH, 0.5, 0.1);
    assertThat(afterFourUpdatesByOne(new Sgd(schedule))).isEqualTo(-2f);
  }

  private static float afterFourUpdatesByOne(IUpdater configuration) {
    Updater updater = Updater.of(configuration);
    float[] parameters = {0};
    for (int iteration = 0; iteration < 4; iteration++) {
      updater.update(parameters, 0, new float[] {1}, 0, 1, STATELESS, iteration);
    }
    return parameters[0];
  }

  @Test
  void noOpSubtractsTheGradientAsItIs() {
    assertThat(afterFourUpdatesByOne(new NoOp())).isEqualTo(-4f);
  }

  @Test
  void aRateOfZeroLeavesParametersAsTheyAre() {
    for (IUpdater configuration : new IUpdater[] {new Adam(0.0), new AdamW(0.0)}) {
      float[] parameters = {0.3f};
      Updater.of(configuration).update(parameters, 0, new float[] {5}, 0, 1, new float[2][1], 0);
      assertThat(parameters).containsExactly(0.3f);
    }
  }

  @Test
  void anUpdaterThatIsNotSupportedIsRefusedByNameAndTheOthersAreListed() {
    assertThatThrownBy(() -> Updater.of(new Own()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the updater " + Own.class.getName() + " is not supported: use ")
        .hasMessageContaining("org.nd4j.linalg.learning.config.Sgd, ")
        .hasMessageContaining("dev.headgate.runtime.train.AdamW, ");
  }
}
