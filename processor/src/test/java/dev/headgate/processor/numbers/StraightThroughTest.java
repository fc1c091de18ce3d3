package dev.headgate.processor.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.processor.GraphReader;
import dev.headgate.processor.testing.Compilation;
import dev.headgate.processor.testing.TestCompiler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The VQ-VAE in the Javadoc of {@code @StraightThrough}, as a whole. */
class StraightThroughTest {

  private static final Map<String, String> SOURCES =
      Map.of(
          "models.Vq",
          RandomModel.HEADER
              + """
              @Model
              public interface Vq {
                @Conv2d(filters = 3, kernel = 2) @Tanh
                Tensor z(@Shape({1, 4, 5}) Tensor image);

                @NearestCode(codes = 6) @StraightThrough @Frozen("reconstruction")
                Tensor quantized(@StopGradientFrom("codebook") Tensor z);

                @ConvTranspose2d(filters = 1, kernel = 2) Tensor decoded(Tensor quantized);

                @MeanSquaredError Loss reconstruction(Tensor decoded, Tensor image);
                @MeanSquaredError Loss codebook(Tensor quantized, @StopGradientFrom Tensor z);
                @MeanSquaredError Loss commitment(Tensor z, @StopGradientFrom Tensor quantized);
              }
              """);

  @Test
  void trainsEachPartByItsLosses() throws ClassNotFoundException {
    Compilation done = TestCompiler.javac().compile(SOURCES).orFail();
    Class<?> compiled = done.classLoader().loadClass("models.CompiledVq");
    Trial trial = Trial.of("Vq", GraphReader.read(SOURCES).get("models.Vq"), compiled, 11);

    List<String> failures = new ArrayList<>(trial.compare(Trial.SAMPLES, 1));
    failures.addAll(trial.compare(1, 2));
    failures.addAll(trial.train(2));

    assertThat(failures).isEmpty();
    assertThat(done.messages()).isEmpty();
  }

  @Test
  void saysWhichLossTrainsWhat() {
    String source = TestCompiler.javac().compile(SOURCES).orFail().generated("models.CompiledVq");

    assertThat(source)
        .contains(
            " *            reconstruction  codebook        commitment",
            " * z          trains          cut             trains",
            " * quantized  flows through   trains          cut",
            " * decoded    trains          -               -");
  }
}
