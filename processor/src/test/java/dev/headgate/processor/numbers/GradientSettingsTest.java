package dev.headgate.processor.numbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.headgate.processor.testing.TestCompiler;
import dev.headgate.runtime.Routing;
import dev.headgate.runtime.nd4j.Nd4jModel;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Weights and gradient scales change gradients by exactly their factor, and nothing else. */
class GradientSettingsTest {

  private static final String SOURCE =
      """
      package models;

      import dev.headgate.*;
      import dev.headgate.gradient.*;
      import dev.headgate.layer.*;
      import dev.headgate.loss.*;

      @Model
      interface Scaled {
        @Dense(units = 4) @Tanh         Tensor features(@Shape(3) Tensor image);
        @Dense(units = 3) @Frozen("domain") @Tanh  Tensor shared(Tensor features);
        @Dense(units = 2)               Tensor label(Tensor shared);
        @Dense(units = 2)               Tensor place(@GradientScale(-0.5f) Tensor shared);

        @MeanSquaredError               Loss task(Tensor label, Tensor wanted);
        @MeanSquaredError @Weight(0.25f) @SuppressWarnings("headgate:HG-FACTOR-003")
        Loss domain(Tensor place, Tensor where);
      }
      """;

  private static Class<?> compiled = Object.class;

  private final float[] image = uniform(12, 1);
  private final float[] wanted = uniform(8, 2);
  private final float[] where = uniform(8, 3);

  @BeforeAll
  static void compile() throws ClassNotFoundException {
    compiled =
        TestCompiler.javac()
            .compile(Map.of("models.Scaled", SOURCE))
            .orFail()
            .classLoader()
            .loadClass("models.CompiledScaled");
  }

  private static float[] uniform(int size, long seed) {
    Random random = new Random(seed);
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = random.nextFloat();
    }
    return values;
  }

  private static Nd4jModel build() {
    Nd4jModel.Builder<?> builder = (Nd4jModel.Builder<?>) Subject.call(compiled, null, "builder");
    builder.batchSize(4).seed(9);
    return (Nd4jModel) Subject.call(builder.getClass(), builder, "build");
  }

  private static Object call(Nd4jModel model, String name, Object... arguments) {
    return Subject.call(compiled, model, name, arguments);
  }

  private Object gradients(Nd4jModel model) {
    return call(model, "gradients", 4, image, wanted, where);
  }

  private static double loss(Object losses, String name) {
    return (Double) Subject.call(losses.getClass(), losses, name);
  }

  @Test
  void aWeightScalesWhatItsLossSendsBackAndTheTotalButNotTheReportedLoss() {
    try (Nd4jModel model = build()) {
      Object before = gradients(model);
      float[] quarter = model.gradientValues("place.weight");
      float[] task = model.gradientValues("label.weight");

      call(model, "setDomainWeight", 1f);
      Object after = gradients(model);

      assertThat(call(model, "domainWeight")).isEqualTo(1f);
      float[] whole = model.gradientValues("place.weight");
      for (int i = 0; i < whole.length; i++) {
        assertThat(whole[i]).isEqualTo(4 * quarter[i]);
      }
      assertThat(model.gradientValues("label.weight")).isEqualTo(task);
      assertThat(loss(after, "domain")).isEqualTo(loss(before, "domain"));
      assertThat(loss(before, "total"))
          .isCloseTo(loss(before, "task") + 0.25 * loss(before, "domain"), within(1e-12));
      assertThat(loss(after, "total"))
          .isCloseTo(loss(after, "task") + loss(after, "domain"), within(1e-12));
    }
  }

  @Test
  void aScaleChangesWhatLiesBeforeItsEdgeOnly() {
    try (Nd4jModel model = build()) {
      call(model, "setPlaceSharedGradientScale", 0f);
      gradients(model);
      float[] taskAlone = model.gradientValues("features.weight");
      float[] place = model.gradientValues("place.weight");
      call(model, "setPlaceSharedGradientScale", 2f);
      gradients(model);
      float[] forward = model.gradientValues("features.weight");
      call(model, "setPlaceSharedGradientScale", -2f);
      gradients(model);
      float[] reversed = model.gradientValues("features.weight");

      assertThat(call(model, "placeSharedGradientScale")).isEqualTo(-2f);
      assertThat(model.gradientValues("place.weight")).isEqualTo(place);
      assertThat(forward).isNotEqualTo(taskAlone);
      for (int i = 0; i < forward.length; i++) {
        assertThat(reversed[i] - taskAlone[i]).isCloseTo(taskAlone[i] - forward[i], within(1e-6f));
      }
    }
  }

  @Test
  void whatIsNoFactorIsRefusedByName() {
    try (Nd4jModel model = build()) {
      assertThatThrownBy(() -> call(model, "setPlaceSharedGradientScale", Float.NaN))
          .hasRootCauseMessage("placeSharedGradientScale = NaN must be a finite number");
      assertThatThrownBy(() -> call(model, "setDomainWeight", Float.POSITIVE_INFINITY))
          .hasRootCauseMessage("domainWeight = Infinity must be a finite number");
    }
  }

  /**
   * Both losses go back through {@code shared} and {@code features}, which only one of them may
   * train in part: two lanes before {@code shared}, one behind it.
   */
  @Test
  void whatGradientsTakeIsPartOfTheRouting() {
    try (Nd4jModel model = build()) {
      Routing.Cost cost = model.routing().cost();

      // Losses 2; label and place 3 each; shared 2 of tanh, 2 of parameters, 1 back; features 1 +
      // 2.
      assertThat(cost.calls()).isEqualTo(2 + 3 + 3 + 2 + 2 + 1 + 1 + 2);
      // Alone, each loss goes back through all of it: 4 calls more for tanh, features and shared.
      assertThat(cost.separateCalls()).isEqualTo(cost.calls() + 4);
      assertThat(cost.separateMultiplyAdds()).isEqualTo(cost.multiplyAdds() + 12 + 12);
    }
  }
}
