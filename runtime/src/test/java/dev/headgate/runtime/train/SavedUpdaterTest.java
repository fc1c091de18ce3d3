package dev.headgate.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
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
import org.nd4j.linalg.schedule.CycleSchedule;
import org.nd4j.linalg.schedule.ExponentialSchedule;
import org.nd4j.linalg.schedule.FixedSchedule;
import org.nd4j.linalg.schedule.InverseSchedule;
import org.nd4j.linalg.schedule.MapSchedule;
import org.nd4j.linalg.schedule.PolySchedule;
import org.nd4j.linalg.schedule.RampSchedule;
import org.nd4j.linalg.schedule.ScheduleType;
import org.nd4j.linalg.schedule.SigmoidSchedule;
import org.nd4j.linalg.schedule.StepSchedule;

class SavedUpdaterTest {

  private static final ScheduleType BY_UPDATE = ScheduleType.ITERATION;

  /** Every rule, and every schedule of ND4J. */
  static List<IUpdater> configurations() {
    return List.of(
        new Sgd(new CycleSchedule(BY_UPDATE, 0.1, 5)),
        new Nesterovs(
            new StepSchedule(BY_UPDATE, 0.1, 0.5, 3),
            new MapSchedule(BY_UPDATE, Map.of(0, 0.5, 4, 0.9))),
        new Adam(new ExponentialSchedule(BY_UPDATE, 0.1, 0.9)),
        new AdamW(new InverseSchedule(BY_UPDATE, 0.1, 0.5, 2)),
        AdamW.builder().learningRate(0.2).beta2(0.5).weightDecay(0.3).build(),
        new AdaMax(new PolySchedule(BY_UPDATE, 0.1, 2, 20)),
        new AMSGrad(new SigmoidSchedule(BY_UPDATE, 0.1, 0.5, 3)),
        new Nadam(new RampSchedule(new FixedSchedule(0.1), 4)),
        new AdaBelief(0.1),
        new AdaGrad(0.1),
        new AdaDelta(),
        new RmsProp(0.1),
        new NoOp());
  }

  @ParameterizedTest
  @MethodSource("configurations")
  void goesOnAsTheOneThatWasSaved(IUpdater configuration) {
    Updater updater = Updater.of(configuration);
    Updater saved = new SavedUpdater(updater.configuration());

    assertThat(parametersAfterTenUpdates(saved)).isEqualTo(parametersAfterTenUpdates(updater));
    assertThat(saved.configuration()).isEqualTo(updater.configuration());
    assertThat(SavedUpdater.rule(saved.configuration()))
        .isEqualTo(configuration.getClass().getName());
  }

  private static float[] parametersAfterTenUpdates(Updater updater) {
    Random random = new Random(3);
    float[] parameters = {1, 2, 3};
    float[][] state = new float[updater.stateSize()][3];
    for (int iteration = 0; iteration < 10; iteration++) {
      float[] gradients = {random.nextFloat(), random.nextFloat(), random.nextFloat()};
      updater.update(parameters, 0, gradients, 0, 3, state, iteration);
    }
    return parameters;
  }

  @Test
  void nothingButAConfigurationIsRead() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream objects = new ObjectOutputStream(bytes)) {
      objects.writeUTF(Sgd.class.getName());
      objects.writeObject(new File("elsewhere"));
    }
    assertThatThrownBy(new SavedUpdater(bytes.toByteArray())::stateSize)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("the checkpoint's updater cannot be read here");
    assertThatThrownBy(new SavedUpdater(new byte[] {1, 2, 3})::stateSize)
        .isInstanceOf(IllegalStateException.class);
  }
}
