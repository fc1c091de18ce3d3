package dev.headgate.processor.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.processor.testing.TestCompiler;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.learning.config.Adam;

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

  @Test
  void anyNumberOfThreadsUpdatesAlike() throws ClassNotFoundException {
    ClassLoader classes =
        TestCompiler.javac().compile(Map.of("models.Wide", SOURCE)).orFail().classLoader();
    Class<?> compiled = classes.loadClass("models.CompiledWide");
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

  private static float[] randoms(Random random, int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = random.nextFloat();
    }
    return values;
  }
}
