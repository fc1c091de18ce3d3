package dev.headgate.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headgate.runtime.kernel.Implementation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.AdaBeliefUpdater;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.AMSGrad;
import org.nd4j.linalg.learning.config.AdaBelief;
import org.nd4j.linalg.learning.config.AdaDelta;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.AdaMax;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nadam;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.schedule.ExponentialSchedule;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.linalg.schedule.MapSchedule;
import org.nd4j.linalg.schedule.ScheduleType;
import org.nd4j.linalg.schedule.StepSchedule;

/** Updaters against those that ND4J makes of the same configuration. */
class UpdaterOracleTest {

  private static final int STEPS = 100;

  /** No multiple of a vector's length. */
  private static final int COUNT = 131;

  /** Where the ranges begin, in arrays that have other things around them. */
  private static final int P = 3;

  private static final int G = 6;

  /** Of the way that a parameter has gone, back and forth; about 30 units in the last place. */
  private static final double TOLERANCE = 4e-6;

  static List<Arguments> configurations() {
    ISchedule falling = new ExponentialSchedule(ScheduleType.ITERATION, 0.05, 0.97);
    ISchedule steps = new StepSchedule(ScheduleType.ITERATION, 0.02, 0.5, 30);
    ISchedule momentum =
        new MapSchedule.Builder(ScheduleType.ITERATION).add(0, 0.5).add(20, 0.95).build();
    List<IUpdater> configurations =
        List.of(
            new Sgd(0.1),
            new Sgd(falling),
            new Nesterovs(0.1, 0.9),
            new Nesterovs(falling, momentum),
            new Adam(0.01),
            new Adam(steps),
            new Adam(0.02, 0.8, 0.95, 1e-3),
            new AdaMax(0.01),
            new AdaMax(falling),
            new AdaMax(0.02, 0.8, 0.95, 1e-3),
            new AMSGrad(0.01),
            new AMSGrad(falling),
            new AMSGrad(0.02, 0.8, 0.95, 1e-3),
            new Nadam(0.01),
            new Nadam(falling),
            new Nadam(0.02, 0.8, 0.95, 1e-3),
            new AdaBelief(0.01),
            new AdaBelief(falling),
            new AdaBelief(0.02, 0.8, 0.95, 1e-6),
            new AdaGrad(0.1),
            new AdaGrad(falling),
            new AdaGrad(0.05, 1e-2),
            new AdaDelta(),
            new AdaDelta(0.8, 1e-3),
            new RmsProp(0.01),
            new RmsProp(falling),
            new RmsProp(0.02, 0.8, 1e-3),
            new NoOp());
    List<Arguments> cases = new ArrayList<>();
    for (Implementation implementation : Implementation.values()) {
      configurations.forEach(c -> cases.add(Arguments.of(implementation, c)));
    }
    return cases;
  }

  @ParameterizedTest
  @MethodSource("configurations")
  void parametersGoTheSameWay(Implementation implementation, IUpdater configuration) {
    Random random = new Random(17);
    GradientUpdater<?> oracle = oracle(configuration);
    Updater updater = Updater.of(configuration);
    assertThat((long) updater.stateSize() * COUNT).isEqualTo(configuration.stateSize(COUNT));
    float[][] state = new float[updater.stateSize()][G + COUNT + 1];
    for (int k = 0; k < state.length; k++) {
      Arrays.fill(state[k], updater.initialState(k));
    }
    float[] parameters = new float[P + COUNT + 2];
    float[] gradients = new float[G + COUNT + 1];
    double[] expected = new double[COUNT];
    double[] way = new double[COUNT];
    for (int iteration = 0; iteration < STEPS; iteration++) {
      float[] gradient = gradient(random);
      Arrays.fill(gradients, Float.NaN);
      System.arraycopy(gradient, 0, gradients, G, COUNT);
      float[] before = gradients.clone();
      int now = iteration;
      implementation.run(() -> updater.update(parameters, P, gradients, G, COUNT, state, now));
      assertThat(gradients).as("gradients").isEqualTo(before);

      INDArray step = Nd4j.createFromArray(gradient).reshape('c', 1, COUNT);
      oracle.applyUpdater(step, iteration, 0);
      float[] steps = step.dup('c').data().asFloat();
      for (int i = 0; i < COUNT; i++) {
        expected[i] -= steps[i];
        way[i] += Math.abs(steps[i]);
        assertThat((double) parameters[P + i])
            .as("parameter %d after %d updates by %s", i, iteration + 1, configuration)
            .isCloseTo(expected[i], within(TOLERANCE * way[i]));
      }
    }
    assertThat(parameters[P - 1]).as("what lies before").isZero();
    assertThat(parameters[P + COUNT]).as("what lies behind").isZero();
    for (int k = 0; k < state.length; k++) {
      assertThat(state[k][G - 1]).as("state before").isEqualTo(updater.initialState(k));
      assertThat(state[k][G + COUNT]).as("state behind").isEqualTo(updater.initialState(k));
    }
  }

  private static GradientUpdater<?> oracle(IUpdater configuration) {
    if (configuration instanceof AdaBelief) {
      // ND4J's division of one array among its states fails for this one.
      return configuration.instantiate(
          Map.of(AdaBeliefUpdater.M_STATE, zeros(COUNT), AdaBeliefUpdater.S_STATE, zeros(COUNT)),
          true);
    }
    long size = configuration.stateSize(COUNT);
    return configuration.instantiate(size == 0 ? null : zeros(size), true);
  }

  private static INDArray zeros(long size) {
    return Nd4j.zeros(DataType.FLOAT, 1, size);
  }

  /** Of many sizes; the first element has none at all, the second only now and then. */
  private static float[] gradient(Random random) {
    float[] gradient = new float[COUNT];
    for (int i = 1; i < COUNT; i++) {
      gradient[i] = (float) (random.nextGaussian() * Math.pow(10, -(i % 5)));
    }
    gradient[1] = random.nextInt(10) == 0 ? 1 : 0;
    return gradient;
  }
}
