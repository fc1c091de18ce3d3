package dev.headgate.processor.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.processor.GraphReader;
import dev.headgate.processor.reference.ReferenceModel;
import dev.headgate.processor.testing.TestCompiler;
import dev.headgate.runtime.kernel.KernelChoice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every operation of the registry computes and differentiates as its formula says. */
class EveryOperationTest {

  private static final List<Trial> TRIALS = new ArrayList<>();

  @BeforeAll
  static void compile() throws ClassNotFoundException {
    Map<String, String> bodies = OperationCases.bodies();
    StringBuilder source = new StringBuilder(RandomModel.HEADER + "final class Operations {\n");
    bodies.forEach(
        (name, body) -> source.append("@Model interface " + name + " {\n" + body + "}\n"));
    Map<String, String> sources = new LinkedHashMap<>();
    sources.put("models.Operations", source.append("}\n").toString());
    Map<String, ReferenceModel> models = GraphReader.read(sources);
    ClassLoader classes =
        TestCompiler.javac().withTestClasses().compile(sources).orFail().classLoader();
    for (String name : bodies.keySet()) {
      Class<?> compiled = classes.loadClass("models.CompiledOperations_" + name);
      ReferenceModel model = models.get("models.Operations." + name);
      TRIALS.add(Trial.of(name + "\n" + bodies.get(name), model, compiled, name.hashCode()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void agreesWithItsFormula(KernelChoice kernels) {
    List<String> failures = new ArrayList<>();
    kernels.run(
        () -> {
          for (Trial trial : TRIALS) {
            failures.addAll(trial.compare(Trial.SAMPLES, 1));
            failures.addAll(trial.compare(Trial.SAMPLES, 2));
          }
        });

    assertThat(failures).isEmpty();
  }
}
