package dev.headgate.processor.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.processor.GraphReader;
import dev.headgate.processor.reference.ReferenceModel;
import dev.headgate.processor.testing.Compilation;
import dev.headgate.processor.testing.TestCompiler;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Random models against the reference. Each try compiles some of them at once; where one fails,
 * jqwik looks for fewer that still do. {@code -Dheadgate.graphs.range=7 -Djqwik.tries.default=200}
 * tries other models and more of them.
 *
 * <p>Run by hand: 242 tries of range 1000, 175 of range 1001, 34 of range 1002, which is some
 * 13,000 models. The tries after which ranges 1000 and 1002 ended met numbers that float32 cannot
 * be asked about: a choice between equals, a loss that overflows. {@link Trial} passes over such
 * numbers.
 */
class RandomGraphTest {

  @Provide
  Arbitrary<List<RandomModel>> models() {
    return RandomModel.some(60);
  }

  private static Map<String, String> sources(List<RandomModel> models) {
    Map<String, String> sources = new LinkedHashMap<>();
    models.forEach(model -> sources.put(model.fileName(), model.source()));
    return sources;
  }

  @Property(seed = "1", edgeCases = EdgeCasesMode.NONE)
  void computeTrainAndLeaveAloneWhatTheirMasksSay(@ForAll("models") List<RandomModel> models)
      throws ClassNotFoundException {
    List<String> failures = new ArrayList<>();
    int bent = 0;
    Map<String, String> sources = sources(models);
    Map<String, ReferenceModel> graphs = GraphReader.read(sources);
    ClassLoader classes =
        TestCompiler.javac().withTestClasses().compile(sources).orFail().classLoader();
    for (RandomModel model : models) {
      Class<?> compiled = classes.loadClass(model.compiledName());
      ReferenceModel graph = graphs.get(model.modelName());
      Optional<Trial> trial = Trial.find(model.outer(), graph, compiled, model.seed());
      trial.ifPresent(found -> failures.addAll(failures(model, found)));
      bent += trial.isEmpty() ? 1 : 0;
    }

    assertThat(failures).isEmpty();
    // Such as the absolute error of x and relu(x), where masks let only one of the two move.
    assertThat(bent).as("models without a derivative anywhere").isLessThan(4 + models.size() / 10);
  }

  /** What is wrong with a model; where anything is, its source comes last. */
  private static List<String> failures(RandomModel model, Trial trial) {
    List<String> failures = new ArrayList<>();
    for (int threads = 1; threads <= 2; threads++) {
      for (int batch : List.of(1, 2, Trial.SAMPLES)) {
        failures.addAll(trial.compare(batch, threads));
      }
      failures.addAll(trial.train(threads));
    }
    if (!failures.isEmpty()) {
      failures.add(model.source());
    }
    return failures;
  }

  @Property(seed = "2", tries = 1, edgeCases = EdgeCasesMode.NONE)
  void areTheSameBytesFromBothCompilers(@ForAll("models") List<RandomModel> models) {
    Map<String, String> sources = sources(models);

    Compilation javac = TestCompiler.javac().withTestClasses().compile(sources).orFail();
    Compilation ecj = TestCompiler.ecj().withTestClasses().compile(sources).orFail();

    assertThat(ecj.generated())
        .isEqualTo(javac.generated())
        .hasSizeGreaterThanOrEqualTo(models.size());
  }
}
