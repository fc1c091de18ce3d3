package dev.headgate.processor.numbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.processor.testing.TestCompiler;
import dev.headgate.runtime.nd4j.Nd4jModel;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.learning.config.Sgd;

/** An instance that follows another: what it starts from, when it moves, how far. */
class AverageTest {

  private static final String SOURCE =
      """
      package models;

      import dev.headgate.*;
      import dev.headgate.gradient.*;
      import dev.headgate.layer.*;
      import dev.headgate.loss.*;

      @Model
      @Phase(name = "values", losses = "error", trains = "values")
      @Phase(name = "other", losses = "other", trains = "head")
      interface Targets {
        @Subnetwork interface Net {
          @Dense(units = 5) @Relu  Tensor hidden(Tensor state);
          @Dense(units = 2)        Tensor values(Tensor hidden);
        }

        @Use(value = Net.class, as = "values")  Tensor now(@Shape(3) Tensor state);
        @Use(value = Net.class, as = "target") @AverageOf("values")
        Tensor later(@Shape(3) Tensor next);
        @Dense(units = 2)  Tensor head(Tensor now);

        @MeanSquaredError  Loss error(Tensor now, @StopGradientFrom Tensor later);
        @MeanSquaredError  Loss other(Tensor head, Tensor wanted);
      }
      """;

  private static Class<?> compiled = Object.class;

  @BeforeAll
  static void compile() throws ClassNotFoundException {
    compiled =
        TestCompiler.javac()
            .compile(Map.of("models.Targets", SOURCE))
            .orFail()
            .classLoader()
            .loadClass("models.CompiledTargets");
  }

  private static Nd4jModel build(float decay) {
    Nd4jModel.Builder<?> builder = (Nd4jModel.Builder<?>) Subject.call(compiled, null, "builder");
    builder.batchSize(4).seed(3).updater(new Sgd(0.1));
    Subject.call(builder.getClass(), builder, "targetDecay", decay);
    return (Nd4jModel) Subject.call(builder.getClass(), builder, "build");
  }

  private static float[] uniform(int size, long seed) {
    Random random = new Random(seed);
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = random.nextFloat();
    }
    return values;
  }

  private static void stepValues(Nd4jModel model) {
    Subject.call(compiled, model, "stepValues", 4, uniform(12, 1), uniform(12, 2));
  }

  @Test
  void bothStartEqualAndOnlyTheSourceIsTrained() {
    try (Nd4jModel model = build(0)) {
      assertThat(model.parameterValues("target.hidden.weight"))
          .isEqualTo(model.parameterValues("values.hidden.weight"));
      float[] before = model.parameterValues("values.hidden.weight");

      stepValues(model);

      assertThat(model.parameterValues("values.hidden.weight")).isNotEqualTo(before);
      assertThat(model.parameterValues("target.hidden.weight")).isEqualTo(before);
      assertThatThrownBy(() -> model.gradientValues("target.hidden.weight"))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("@AverageOf(\"values\")");
    }
  }

  @Test
  void itFollowsAfterEveryStepThatTrainsTheSourceByItsDecay() {
    try (Nd4jModel model = build(0.75f)) {
      float[] old = model.parameterValues("target.values.weight");
      stepValues(model);
      float[] source = model.parameterValues("values.values.weight");
      float[] target = model.parameterValues("target.values.weight");

      for (int i = 0; i < target.length; i++) {
        assertThat(target[i]).isEqualTo(0.75f * old[i] + 0.25f * source[i]);
      }
      assertThat(target).isNotEqualTo(old);

      Subject.call(compiled, model, "stepOther", 4, uniform(12, 1), uniform(8, 2));

      assertThat(model.parameterValues("target.values.weight")).isEqualTo(target);
    }
  }

  @Test
  void itIsCopiedWhenTold() {
    try (Nd4jModel model = build(0)) {
      stepValues(model);
      stepValues(model);

      Subject.call(compiled, model, "syncTarget");

      for (String name : model.parameterNames()) {
        if (name.startsWith("target.")) {
          assertThat(model.parameterValues(name))
              .isEqualTo(model.parameterValues(name.replace("target.", "values.")));
        }
      }
    }
  }

  @Test
  void itsDecayCanBeChangedWithinItsRange() {
    try (Nd4jModel model = build(0.5f)) {
      Subject.call(compiled, model, "setTargetDecay", 1f);
      float[] before = model.parameterValues("target.hidden.bias");

      stepValues(model);

      assertThat(Subject.call(compiled, model, "targetDecay")).isEqualTo(1f);
      assertThat(model.parameterValues("target.hidden.bias")).isEqualTo(before);
      assertThatThrownBy(() -> Subject.call(compiled, model, "setTargetDecay", 1.5f))
          .hasRootCauseMessage("targetDecay = 1.5 must be from 0 to 1");
      assertThatThrownBy(() -> build(-1))
          .hasRootCauseMessage("targetDecay = -1.0 must be from 0 to 1");
    }
  }
}
