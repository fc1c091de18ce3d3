package dev.headgate.examples.distillation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.examples.Parameters;
import dev.headgate.examples.RandomArrays;
import dev.headgate.runtime.Effect;
import dev.headgate.runtime.train.AdamW;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DistillationTest {

  private static final int BATCH = 6;

  @Test
  void theStudentLearnsAndTheTeacherKeepsItsBitsEvenUnderDecay() {
    Random random = new Random(3);
    try (CompiledTeacherAlone teacher = CompiledTeacherAlone.builder().seed(8).build();
        CompiledDistillation model =
            CompiledDistillation.builder()
                .batchSize(BATCH)
                .seed(1)
                .updater(AdamW.builder().learningRate(0.01).weightDecay(0.1).build())
                .build()) {
      assertThat(Parameters.different(teacher, model, "teacher")).isPositive();
      Parameters.copy(teacher, model, "teacher");
      float[] images = RandomArrays.uniform(random, BATCH * 28 * 28);
      int[] labels = RandomArrays.integers(random, BATCH, 10);
      double first = model.step(BATCH, images, labels).total();
      for (int i = 0; i < 20; i++) {
        model.step(BATCH, images, labels);
      }

      assertThat(model.step(BATCH, images, labels).total()).isLessThan(0.5 * first);
      assertThat(Parameters.different(teacher, model, "teacher")).isZero();
    }
  }

  @Test
  void bothLossesTrainTheStudentAndNoneTheTeacher() {
    try (CompiledDistillation model = CompiledDistillation.builder().build()) {
      assertThat(model.routing().effect("imitation", "teacher")).isEqualTo(Effect.FLOWS_THROUGH);
      assertThat(model.routing().effect("classes", "teacher")).isEqualTo(Effect.NOT_CONNECTED);
      assertThat(model.routing().effect("imitation", "student")).isEqualTo(Effect.TRAINS);
      assertThat(model.routing().effect("classes", "student")).isEqualTo(Effect.TRAINS);
    }
  }
}
