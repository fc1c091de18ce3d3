package dev.headgate.processor.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.processor.testing.TestCompiler;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Sgd;

/** Threads share the update of many parameters, each element of which is updated once. */
class SharedUpdateTest {

  private static final String SOURCE =
      RandomModel.HEADER
          + """
          @Model interface Wide {
            @Dense(units = 151) Tensor first(@Shape({211}) Tensor input);
            @Frozen @Dense(units = 40) Tensor second(Tensor first);
            @Dense(units = 73) Tensor third(Tensor second);
            @MeanSquaredError Loss loss(Tensor third, Tensor target);
          }
          """;

  private static Class<?> compiled = Object.class;

  @BeforeAll
  static void compile() throws ClassNotFoundException {
    ClassLoader classes =
        TestCompiler.javac().compile(Map.of("models.Wide", SOURCE)).orFail().classLoader();
    compiled = classes.loadClass("models.CompiledWide");
  }

  @Test
  void anyNumberOfThreadsUpdatesAlike() {
    Random random = new Random(3);
    List<Object> arguments = List.of(randoms(random, 211), randoms(random, 73));

    try (Subject alone = new Subject(compiled, 1, 1, 1, new Adam(0.01))) {
      List<float[]> start = alone.parameterNames().stream().map(alone::parameter).toList();
      for (int step = 0; step < 3; step++) {
        alone.step(1, arguments);
      }
      for (int threads : new int[] {2, 3, 5}) {
        try (Subject together = new Subject(compiled, 1, threads, 1, new Adam(0.01))) {
          for (int step = 0; step < 3; step++) {
            together.step(1, arguments);
          }
          for (int i = 0; i < start.size(); i++) {
            String name = alone.parameterNames().get(i);
            assertThat(together.parameter(name)).as(name).isEqualTo(alone.parameter(name));
            if (!name.startsWith("second")) {
              assertThat(alone.parameter(name)).as(name).isNotEqualTo(start.get(i));
            }
          }
        }
      }
    }
  }

  /** A gradient of few samples is not written out before the update; nobody may notice. */
  @ParameterizedTest
  @CsvSource({"1, 1", "1, 2", "1, 3", "2, 1", "2, 2", "5, 2", "5, 3", "60, 2"})
  void aStepMovesByTheGradientItAnswers(int batch, int threads) {
    Random random = new Random(4);
    List<Object> arguments = List.of(randoms(random, batch * 211), randoms(random, batch * 73));
    float rate = 0.5f;
    try (Subject sgd = new Subject(compiled, batch, threads, 1, new Sgd(rate))) {
      sgd.gradients(batch, arguments);
      for (String name : List.of("first.weight", "first.bias", "third.weight", "third.bias")) {
        float[] expected = sgd.parameter(name);
        float[] gradient = sgd.gradient(name);
        for (int i = 0; i < expected.length; i++) {
          expected[i] -= rate * gradient[i];
        }
        try (Subject fresh = new Subject(compiled, batch, threads, 1, new Sgd(rate))) {
          fresh.step(batch, arguments);
          assertThat(fresh.parameter(name)).as(name).isEqualTo(expected);
          assertThat(fresh.gradient(name)).as(name).isEqualTo(gradient);
        }
        try (Subject fresh = new Subject(compiled, batch, threads, 1, new Adam(0.01))) {
          fresh.step(batch, arguments);
          assertThat(fresh.gradient(name)).as(name).isEqualTo(gradient);
        }
      }
    }
  }

  private static float[] randoms(Random random, int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = random.nextFloat();
    }
    return values;
  }
}
