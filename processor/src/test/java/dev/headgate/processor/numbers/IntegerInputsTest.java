package dev.headgate.processor.numbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.processor.GraphReader;
import dev.headgate.processor.reference.ReferenceModel;
import dev.headgate.processor.testing.Compilation;
import dev.headgate.processor.testing.TestCompiler;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Inputs become integers by what takes them, however deep inside subnetworks that is. */
class IntegerInputsTest {

  private static final String WORDS =
      RandomModel.HEADER
          + """
          @Subnetwork
          public interface Words {
            @Use(Table.class) @Flatten @Dense(units = 6) Tensor scores(Tensor offsets, Tensor tokens);
          }

          @Subnetwork
          interface Table {
            @Tanh Tensor small(Tensor offset);
            @Embedding(vocabulary = 6, size = 3) Tensor rows(Tensor index);
            @Add Tensor moved(Tensor rows, Tensor small);
          }
          """;

  /** Its tokens are classes too, of which there are fewer than words. */
  private static final String LANGUAGE =
      RandomModel.HEADER
          + """
          @Model
          public interface Language {
            @Use(value = Words.class, as = "words")
            Tensor one(@Shape({2, 3}) Tensor offsets, @Shape(2) Tensor tokens);
            @Use(value = Words.class, as = "words")
            Tensor two(Tensor offsets, @Shape(2) Tensor others);
            @Reshape({3, 2}) Tensor logits(Tensor one);
            @SoftmaxCrossEntropy Loss copy(Tensor logits, Tensor tokens);
            @MeanSquaredError Loss same(Tensor one, Tensor two);
          }
          """;

  private static final Map<String, String> SOURCES =
      Map.of("models.Words", WORDS, "models.Language", LANGUAGE);

  private static final float[] OFFSETS = new float[12];

  private static Class<?> compiled;

  @TempDir Path folder;

  @BeforeAll
  static void compile() throws ClassNotFoundException {
    compiled =
        TestCompiler.javac()
            .compile(SOURCES)
            .orFail()
            .classLoader()
            .loadClass("models.CompiledLanguage");
  }

  @Test
  void agreeWithTheirFormula() {
    ReferenceModel model = GraphReader.read(SOURCES).get("models.Language");
    Trial trial = Trial.of("language", model, compiled, 3);

    assertThat(trial.compare(Trial.SAMPLES, 1)).isEmpty();
    assertThat(trial.compare(2, 2)).isEmpty();
    assertThat(trial.train(1)).isEmpty();
  }

  @Test
  void areRefusedOutsideWhatTheStrictestTakerAllows() {
    try (Subject subject = new Subject(compiled, 2, 1, 1)) {
      forward(subject, new int[] {0, 1, 2, 0}, new int[] {0, 5, 0, 0});
      assertThatThrownBy(() -> forward(subject, new int[] {0, 1, 2, 3}, new int[4]))
          .hasRootCauseMessage("tokens[3] = 3 is out of range: write 0 to 2");
      assertThatThrownBy(() -> forward(subject, new int[4], new int[] {0, 6, 0, 0}))
          .hasRootCauseMessage("others[1] = 6 is out of range: write 0 to 5");
      assertThatThrownBy(() -> forward(subject, new int[4], new int[] {-1, 0, 0, 0}))
          .hasRootCauseMessage("others[0] = -1 is out of range: write 0 to 5");
      assertThatThrownBy(() -> forward(subject, new int[3], new int[4]))
          .hasRootCauseMessage(
              "tokens must have the shape [batch, 2], 4 elements for a batch of 2, but has 3");
    }
  }

  private static float[] forward(Subject subject, int[] tokens, int[] others) {
    return subject.forward(2, List.of(OFFSETS, tokens, others), List.of("two")).get("two");
  }

  @Test
  void areIntegerArraysOfAnyWidth() throws ReflectiveOperationException {
    Object builder = compiled.getMethod("builder").invoke(null);
    try (AutoCloseable model =
            (AutoCloseable) builder.getClass().getMethod("build").invoke(builder);
        INDArray offsets = Nd4j.createFromArray(OFFSETS).reshape(2, 2, 3);
        INDArray tokens = Nd4j.createFromArray(new int[][] {{0, 1}, {2, 0}});
        INDArray longs = tokens.castTo(DataType.INT64);
        INDArray bytes = tokens.castTo(DataType.UINT8);
        INDArray floats = tokens.castTo(DataType.FLOAT)) {
      var forward = compiled.getMethod("forward", INDArray.class, INDArray.class, INDArray.class);
      forward.invoke(model, offsets, longs, bytes);
      assertThatThrownBy(() -> forward.invoke(model, offsets, floats, bytes))
          .isInstanceOf(InvocationTargetException.class)
          .hasRootCauseMessage(
              "tokens must hold integers, but holds FLOAT; cast it with castTo(DataType.INT32)");
    } catch (ReflectiveOperationException e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError("the model does not close", e);
    }
  }

  @ParameterizedTest
  @MethodSource("dev.headgate.processor.testing.TestCompiler#all")
  void areToldFromClassFilesToo(TestCompiler compiler) {
    Path classes = compiler.compile(Map.of("models.Words", WORDS)).orFail().writeClasses(folder);

    Compilation apart =
        compiler.withClassPath(classes).compile(Map.of("models.Language", LANGUAGE)).orFail();
    Compilation together = compiler.compile(SOURCES).orFail();

    assertThat(apart.generated("models.CompiledLanguage"))
        .isEqualTo(together.generated("models.CompiledLanguage"))
        .contains("@param tokens [batch, 2], integers from 0 to 2, row-major");
  }

  @ParameterizedTest
  @MethodSource("dev.headgate.processor.testing.TestCompiler#all")
  void keepTheirTypeInAModelWithMistakes(TestCompiler compiler) {
    Compilation done =
        compiler.compile(
            Map.of(
                "models.Words",
                WORDS.replace("vocabulary = 6", "vocabulary = 0"),
                "models.Language",
                LANGUAGE));

    assertThat(done.errors()).hasSize(1);
    assertThat(done.generated("models.CompiledLanguage"))
        .contains("forward(int batch, float[] offsets, int[] tokens, int[] others)");
  }
}
