package dev.headgate.processor.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.processor.testing.TestCompiler;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Names and first values of parameters that do not start at random. */
class StartOfParametersTest {

  private static final String SOURCE =
      RandomModel.HEADER
          + """
          @Model interface Normed {
            @Dense(units = 4) @LayerNorm Tensor first(@Shape({3}) Tensor input);
            @LayerNorm Tensor second(Tensor first);
            @LayerNorm(affine = false) Tensor result(Tensor second);
            @MeanSquaredError Loss loss(Tensor result, Tensor target);
          }
          """;

  @Test
  void layerNormStartsWithAScaleOfOnesAndABiasOfZeros() throws ClassNotFoundException {
    ClassLoader classes =
        TestCompiler.javac().compile(Map.of("models.Normed", SOURCE)).orFail().classLoader();

    try (Subject subject = new Subject(classes.loadClass("models.CompiledNormed"), 1, 1, 1)) {
      assertThat(subject.parameterNames())
          .containsExactly(
              "first.dense.weight",
              "first.dense.bias",
              "first.layerNorm.scale",
              "first.layerNorm.bias",
              "second.scale",
              "second.bias");
      for (String layer : new String[] {"first.layerNorm", "second"}) {
        assertThat(subject.parameter(layer + ".scale")).containsExactly(1f, 1f, 1f, 1f);
        assertThat(subject.parameter(layer + ".bias")).containsExactly(0f, 0f, 0f, 0f);
      }
    }
  }
}
