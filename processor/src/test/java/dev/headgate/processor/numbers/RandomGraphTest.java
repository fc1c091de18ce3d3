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
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Random models against the reference. {@code -Dheadgate.graphs=2000 -Dheadgate.graphs.seed=1000}
 * tries other models and more of them: those of the seeds 1000 to 2999.
 */
class RandomGraphTest {

  private static final long SEED = Long.getLong("headgate.graphs.seed", 0);
  private static final int COUNT = Integer.getInteger("headgate.graphs", 120);

  /** Models of one compilation. */
  private static final int BATCH = 60;

  private static List<RandomModel> models(long from, int count) {
    return LongStream.range(from, from + count).mapToObj(RandomModel::of).toList();
  }

  private static Map<String, String> sources(List<RandomModel> models) {
    Map<String, String> sources = new LinkedHashMap<>();
    models.forEach(model -> sources.put(model.fileName(), model.source()));
    return sources;
  }

  @Test
  void computeTrainAndLeaveAloneWhatTheirMasksSay() throws ClassNotFoundException {
    List<String> failures = new ArrayList<>();
    for (int done = 0; done < COUNT; done += BATCH) {
      List<RandomModel> models = models(SEED + done, Math.min(BATCH, COUNT - done));
      Map<String, String> sources = sources(models);
      Map<String, ReferenceModel> graphs = GraphReader.read(sources);
      ClassLoader classes = TestCompiler.javac().compile(sources).orFail().classLoader();
      for (RandomModel model : models) {
        Class<?> compiled = classes.loadClass(model.compiledName());
        ReferenceModel graph = graphs.get(model.modelName());
        failures.addAll(failures(model, Trial.of(model.outer(), graph, compiled, done)));
      }
    }

    assertThat(failures).isEmpty();
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

  @Test
  void areTheSameBytesFromBothCompilers() {
    Map<String, String> sources = sources(models(SEED, 30));

    Compilation javac = TestCompiler.javac().compile(sources).orFail();
    Compilation ecj = TestCompiler.ecj().compile(sources).orFail();

    assertThat(ecj.generated()).isEqualTo(javac.generated()).hasSizeGreaterThanOrEqualTo(30);
  }
}
