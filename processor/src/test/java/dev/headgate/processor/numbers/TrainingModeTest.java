package dev.headgate.processor.numbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.headgate.processor.testing.Compilation;
import dev.headgate.processor.testing.TestCompiler;
import dev.headgate.runtime.train.AdamW;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What layers that behave differently in training remember and draw, step after step: frozen, in
 * phases, followed by an average, across a checkpoint.
 */
class TrainingModeTest {

  private static final int BATCH = 6;

  private static final String MODELS =
      """
      final class Modes {
        @Subnetwork interface Net {
          @Dense(units = 4, bias = false) @BatchNorm @Dropout(rate = 0.3f) @Tanh Tensor hidden(Tensor x);
        }

        @Model interface Frozen {
          @Use(Net.class)                          Tensor first(@Shape(3) Tensor input);
          @Use(value = Net.class, as = "fixed")
          @dev.headgate.gradient.Frozen            Tensor second(Tensor first);
          @Dropout @dev.headgate.gradient.Frozen   Tensor off(Tensor second);
          @BatchNorm(whenFrozen = Statistics.BATCH)
          @dev.headgate.gradient.Frozen            Tensor batch(Tensor off);
          @BatchNorm @dev.headgate.gradient.Frozen("loss2")
          @Dense(units = 2)                        Tensor result(Tensor batch);
          @MeanSquaredError                        Loss loss(Tensor result, Tensor target);
          @MeanAbsoluteError                       Loss loss2(Tensor result, Tensor target);
        }

        @Model
        @Phase(name = "left", losses = "one", trains = "left")
        @Phase(name = "right", losses = "two", trains = {"right", "noise"})
        interface Phased {
          @Use(value = Net.class, as = "left")   Tensor first(@Shape(3) Tensor input);
          @Dropout                               Tensor noise(Tensor first);
          @Use(value = Net.class, as = "right")  Tensor second(Tensor noise);
          @MeanSquaredError                      Loss one(Tensor second, Tensor target);
          @MeanAbsoluteError                     Loss two(Tensor second, Tensor target);
        }

        @Model interface Followed {
          @Use(Net.class)                                             Tensor now(@Shape(3) Tensor input);
          @Use(value = Net.class, as = "target") @AverageOf("net")    Tensor late(Tensor input);
          @MeanSquaredError Loss loss(Tensor now, @StopGradientFrom Tensor late);
        }
      }
      """;

  private static Compilation done;

  @TempDir private Path folder;

  @BeforeAll
  static void compile() {
    done = TestCompiler.javac().compile(Map.of("models.Modes", RandomModel.HEADER + MODELS));
    done.orFail();
  }

  private static Class<?> compiled(String model) throws ClassNotFoundException {
    return done.classLoader().loadClass("models.CompiledModes_" + model);
  }

  private static List<Object> batch(Random random, int... sizes) {
    return Arrays.stream(sizes)
        .mapToObj(
            size -> {
              float[] values = new float[BATCH * size];
              for (int i = 0; i < values.length; i++) {
                values[i] = random.nextFloat();
              }
              return (Object) values;
            })
        .toList();
  }

  private static Map<String, float[]> parameters(Subject subject) {
    Map<String, float[]> parameters = new HashMap<>();
    subject.parameterNames().forEach(name -> parameters.put(name, subject.parameter(name)));
    return parameters;
  }

  /** The parameters whose bits are others than before. */
  private static List<String> moved(Subject subject, Map<String, float[]> before) {
    return new TreeSet<>(before.keySet())
        .stream()
            .filter(name -> !Arrays.equals(before.get(name), subject.parameter(name)))
            .toList();
  }

  @Test
  void modelsCompileWithoutAWord() {
    assertThat(done.messages()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void frozenStatisticsKeepTheirBitsThroughAHundredStepsOfAdamWWithDecay(int threads)
      throws ClassNotFoundException {
    Random random = new Random(1);
    AdamW updater = AdamW.builder().learningRate(0.01).weightDecay(0.1).build();
    try (Subject subject = new Subject(compiled("Frozen"), BATCH, threads, 3, updater)) {
      Map<String, float[]> before = parameters(subject);
      for (int step = 0; step < 100; step++) {
        subject.step(BATCH, batch(random, 3, 2));
      }
      assertThat(moved(subject, before))
          .containsExactlyInAnyOrderElementsOf(
              before.keySet().stream()
                  .filter(name -> !name.startsWith("fixed.") && !name.startsWith("batch."))
                  .toList());
      assertThatThrownBy(() -> subject.gradient("net.hidden.batchNorm.runningMean"))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "net.hidden.batchNorm.runningMean has no gradient: the layer itself keeps it");
    }
  }

  @Test
  void onlyAStepMovesRunningStatistics() throws ClassNotFoundException {
    Random random = new Random(2);
    try (Subject subject = new Subject(compiled("Frozen"), BATCH, 2, 3)) {
      Map<String, float[]> before = parameters(subject);
      List<Object> arguments = batch(random, 3, 2);
      subject.gradients(BATCH, arguments);
      subject.evaluate(BATCH, arguments);
      subject.forward(BATCH, arguments.subList(0, 1), List.of("result"));
      assertThat(moved(subject, before)).isEmpty();
      subject.step(BATCH, arguments);
      assertThat(moved(subject, before)).contains("net.hidden.batchNorm.runningVariance");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aPhaseLeavesWhatItDoesNotTrain(int threads) throws ClassNotFoundException {
    Random random = new Random(4);
    try (Subject subject = new Subject(compiled("Phased"), BATCH, threads, 3)) {
      for (String phase : List.of("Left", "Right", "Left")) {
        Map<String, float[]> before = parameters(subject);
        String own = phase.toLowerCase(Locale.ROOT) + ".";
        for (int step = 0; step < 3; step++) {
          subject.losses("step" + phase, BATCH, batch(random, 3, 4));
        }
        List<String> moved = moved(subject, before);
        assertThat(moved).contains(own + "hidden.batchNorm.runningMean");
        assertThat(moved)
            .containsExactlyElementsOf(
                new TreeSet<>(before.keySet())
                    .stream().filter(name -> name.startsWith(own)).toList());
      }
    }
  }

  /** Its own dropout is on in the phase that names it, and off in the other. */
  @Test
  void aPhaseDrawsForWhatItTrains() throws ClassNotFoundException {
    String source = done.generated("models.CompiledModes_Phased");
    String left = source.substring(source.indexOf("class LeftTile"));
    String right = source.substring(source.indexOf("class RightTile"));
    left = left.substring(0, left.indexOf("class RightTile"));
    right = right.substring(0, right.indexOf("private final class "));
    assertThat(left).contains("// left.hidden.dropout = ").doesNotContain("// noise = dropout(");
    assertThat(right).contains("// noise = dropout(").doesNotContain("// left.hidden.dropout = ");
  }

  @Test
  void anAverageCopiesStatisticsAndFollowsParameters() throws ClassNotFoundException {
    try (Subject subject = new Subject(compiled("Followed"), BATCH, 1, 3)) {
      Random random = new Random(5);
      Map<String, float[]> before = parameters(subject);
      subject.step(BATCH, batch(random, 3));
      assertThat(moved(subject, before)).noneMatch(name -> name.startsWith("target."));
      subject.set("setTargetDecay", 0.5f);
      subject.step(BATCH, batch(random, 3));
      for (String kind : List.of("runningMean", "runningVariance")) {
        assertThat(subject.parameter("target.hidden.batchNorm." + kind))
            .containsExactly(subject.parameter("net.hidden.batchNorm." + kind));
      }
      float[] followed = subject.parameter("net.hidden.dense.weight");
      float[] follows = subject.parameter("target.hidden.dense.weight");
      float[] start = before.get("target.hidden.dense.weight");
      for (int i = 0; i < start.length; i++) {
        assertThat(follows[i]).isEqualTo(0.5f * start[i] + 0.5f * followed[i]);
      }
    }
  }

  @Test
  void everyDifferentiationDrawsAnewAndTheSameSeedDrawsTheSame() throws ClassNotFoundException {
    List<Object> arguments = batch(new Random(6), 3, 2);
    try (Subject one = new Subject(compiled("Frozen"), BATCH, 1, 3);
        Subject other = new Subject(compiled("Frozen"), BATCH, 2, 3)) {
      Map<String, Double> first = one.gradients(BATCH, arguments);
      Map<String, Double> second = one.gradients(BATCH, arguments);
      assertThat(second).isNotEqualTo(first);
      one.evaluate(BATCH, arguments); // draws nothing
      other.gradients(BATCH, arguments);
      other.gradients(BATCH, arguments);
      Map<String, Double> third = one.gradients(BATCH, arguments);
      Map<String, Double> shared = other.gradients(BATCH, arguments);
      third.forEach((loss, value) -> assertThat(shared.get(loss)).isCloseTo(value, within(1e-6)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Frozen step 2", "Phased stepLeft 4", "Phased stepRight 4"})
  void aLoadedModelGoesOnAsIfItHadNeverStopped(String text) throws ClassNotFoundException {
    String[] words = text.split(" ");
    int size = Integer.parseInt(words[2]);
    Class<?> compiled = compiled(words[0]);
    Path file = folder.resolve("model.npz");
    Random random = new Random(7);
    try (Subject subject = new Subject(compiled, BATCH, 1, 11, new AdamW(0.01))) {
      subject.losses(words[1], BATCH, batch(random, 3, size));
      subject.losses(words[1].replace("step", "gradients"), BATCH, batch(random, 3, size));
      subject.save(file);
      try (Subject loaded = Subject.load(compiled, file)) {
        assertThat(moved(loaded, parameters(subject))).isEmpty();
        for (int step = 0; step < 3; step++) {
          List<Object> arguments = batch(random, 3, size);
          assertThat(loaded.losses(words[1], BATCH, arguments))
              .isEqualTo(subject.losses(words[1], BATCH, arguments));
        }
        assertThat(moved(loaded, parameters(subject))).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aBatchWithoutVarianceIsRefusedAndChangesNothing(int threads) throws ClassNotFoundException {
    try (Subject subject = new Subject(compiled("Frozen"), BATCH, threads, 3)) {
      Map<String, float[]> before = parameters(subject);
      List<Object> arguments = batch(new Random(8), 3, 2);
      assertThat(subject.failure(1, arguments))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "net.hidden.batchNorm is given one element of each channel, which has no variance to"
                  + " normalise by: train it on batches of at least 2 samples");
      assertThat(moved(subject, before)).isEmpty();
      subject.evaluate(1, arguments);
      subject.step(2, arguments);
    }
  }
}
