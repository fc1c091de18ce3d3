package dev.headgate.processor.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.processor.GraphReader;
import dev.headgate.processor.ir.Graph;
import dev.headgate.processor.reference.ReferenceModel;
import dev.headgate.processor.testing.TestCompiler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Random models with random phases, and with gradients projected on each other. What these should
 * compute is what the same model without them computes with masks in their place; how far that is
 * right, {@link RandomGraphTest} says.
 */
class RandomPhaseTest {

  private static final int THREADS = 2;

  @Provide
  Arbitrary<List<RandomModel>> models() {
    return RandomModel.some(12);
  }

  @Property(seed = "3", edgeCases = EdgeCasesMode.NONE)
  void aPhaseComputesWhatMasksInItsPlaceWould(@ForAll("models") List<RandomModel> models)
      throws ClassNotFoundException {
    List<String> failures = new ArrayList<>();
    Map<String, String> sources = new LinkedHashMap<>();
    List<RandomPhases> all = models.stream().map(RandomPhases::draw).toList();
    for (RandomPhases drawn : all) {
      Variants variants = new Variants(drawn.model());
      add(sources, drawn.annotated("Phased"));
      drawn
          .phases()
          .forEach(
              phase -> add(sources, variants.only(phase.name(), phase.losses(), phase.trains())));
    }
    Map<String, ReferenceModel> graphs = GraphReader.read(sources);
    ClassLoader classes =
        TestCompiler.javac()
            .withTestClasses()
            .withOptions("-parameters")
            .compile(sources)
            .orFail()
            .classLoader();
    for (RandomPhases drawn : all) {
      String outer = drawn.model().outer();
      Class<?> phased = classes.loadClass(new RandomModel(0, outer + "Phased", "").compiledName());
      for (RandomPhases.Phase phase : drawn.phases()) {
        RandomModel masked = new RandomModel(0, outer + phase.name(), "");
        Closeness closeness = new Closeness(outer + " " + phase);
        compare(
            phased,
            phase,
            classes.loadClass(masked.compiledName()),
            graphs.get(masked.modelName()).graph(),
            closeness);
        failures.addAll(closeness.failures());
        if (!closeness.failures().isEmpty()) {
          failures.add(drawn.annotated("").source());
        }
      }
    }

    assertThat(failures).isEmpty();
  }

  private static void add(Map<String, String> sources, RandomModel model) {
    sources.put(model.fileName(), model.source());
  }

  /** The step, gradients and losses of a phase beside those of the model with masks. */
  private static void compare(
      Class<?> phased,
      RandomPhases.Phase phase,
      Class<?> masked,
      Graph graph,
      Closeness closeness) {
    Numbers numbers = Numbers.draw(graph, Trial.SAMPLES, new Random(5));
    try (Subject first = new Subject(phased, Trial.SAMPLES, THREADS, 1);
        Subject second = new Subject(masked, Trial.SAMPLES, THREADS, 1)) {
      numbers.parameters().forEach(first::setParameter);
      numbers.parameters().forEach(second::setParameter);
      Map<String, Object> all = numbers.named(graph, Trial.SAMPLES);
      Map<String, Double> losses = first.gradients(phase.name(), Trial.SAMPLES, all);
      Map<String, Double> expected =
          second.gradients(Trial.SAMPLES, numbers.arguments(graph, Trial.SAMPLES));
      phase.losses().forEach(loss -> closeness.loss(loss, losses.get(loss), expected.get(loss)));
      for (String parameter : second.parameterNames()) {
        if (first.isAbsent(parameter) != second.isAbsent(parameter)) {
          closeness.fail(parameter + " is absent in one and not in the other");
        } else if (!first.isAbsent(parameter)) {
          closeness.gradient(
              parameter, first.gradient(parameter), exact(second.gradient(parameter)));
        }
      }
      first.step(phase.name(), Trial.SAMPLES, all);
      second.step(Trial.SAMPLES, numbers.arguments(graph, Trial.SAMPLES));
      for (String parameter : first.parameterNames()) {
        float[] before = numbers.parameters().get(parameter);
        boolean stays = Arrays.equals(second.parameter(parameter), before);
        if (stays && !Arrays.equals(first.parameter(parameter), before)) {
          closeness.fail(parameter + " moved, but the phase does not train it");
        }
      }
    }
  }

  private static double[] exact(float[] values) {
    double[] exact = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      exact[i] = values[i];
    }
    return exact;
  }

  @Property(seed = "4", edgeCases = EdgeCasesMode.NONE)
  void projectedGradientsAreThoseOfTheSingleLosses(@ForAll("models") List<RandomModel> models)
      throws ClassNotFoundException {
    List<String> failures = new ArrayList<>();
    Map<RandomModel, String> instances = new LinkedHashMap<>();
    Map<String, String> sources = new LinkedHashMap<>();
    for (RandomModel model : models) {
      Variants variants = new Variants(model);
      Random random = new Random(model.seed());
      if (variants.losses().size() < 2 || variants.uses().isEmpty()) {
        continue;
      }
      String instance = variants.uses().get(random.nextInt(variants.uses().size()));
      instances.put(model, instance);
      String annotation = "@ProjectConflicts({" + RandomPhases.quoted(conflicting(variants)) + "})";
      add(sources, variants.withOnUse("Projected", instance, annotation));
      for (String loss : variants.losses()) {
        add(sources, variants.only(loss, List.of(loss), variants.instances()));
      }
    }
    if (sources.isEmpty()) {
      return;
    }
    Map<String, ReferenceModel> graphs = GraphReader.read(sources);
    ClassLoader classes =
        TestCompiler.javac()
            .withTestClasses()
            .withOptions("-parameters")
            .compile(sources)
            .orFail()
            .classLoader();
    for (RandomModel model : instances.keySet()) {
      Closeness closeness = new Closeness(model.outer() + " " + instances.get(model));
      compareProjected(model, instances.get(model), classes, graphs, closeness);
      failures.addAll(closeness.failures());
      if (!closeness.failures().isEmpty()) {
        failures.add(model.source());
      }
    }

    assertThat(failures).isEmpty();
  }

  private static List<String> conflicting(Variants variants) {
    return variants.losses().subList(0, Math.min(3, variants.losses().size()));
  }

  private static void compareProjected(
      RandomModel model,
      String instance,
      ClassLoader classes,
      Map<String, ReferenceModel> graphs,
      Closeness closeness)
      throws ClassNotFoundException {
    RandomModel projected = new RandomModel(0, model.outer() + "Projected", "");
    Graph graph = graphs.get(projected.modelName()).graph();
    Numbers numbers = Numbers.draw(graph, Trial.SAMPLES, new Random(5));
    List<Object> arguments = numbers.arguments(graph, Trial.SAMPLES);
    Variants variants = new Variants(model);
    Map<String, Map<String, double[]>> single = new LinkedHashMap<>();
    for (String loss : variants.losses()) {
      RandomModel alone = new RandomModel(0, model.outer() + loss, "");
      Graph own = graphs.get(alone.modelName()).graph();
      try (Subject subject =
          new Subject(classes.loadClass(alone.compiledName()), Trial.SAMPLES, THREADS, 1)) {
        numbers.parameters().forEach(subject::setParameter);
        subject.gradients(Trial.SAMPLES, numbers.arguments(own, Trial.SAMPLES));
        Map<String, double[]> gradients = new LinkedHashMap<>();
        for (String parameter : subject.parameterNames()) {
          if (!subject.isAbsent(parameter)) {
            gradients.put(parameter, exact(subject.gradient(parameter)));
          }
        }
        single.put(loss, gradients);
      }
    }
    Map<String, double[]> expected =
        Projection.sum(single, conflicting(variants), name -> name.startsWith(instance + "."));
    try (Subject subject =
        new Subject(classes.loadClass(projected.compiledName()), Trial.SAMPLES, THREADS, 1)) {
      numbers.parameters().forEach(subject::setParameter);
      subject.gradients(Trial.SAMPLES, arguments);
      for (String parameter : subject.parameterNames()) {
        double[] gradient = expected.get(parameter);
        if (subject.isAbsent(parameter) != (gradient == null)) {
          closeness.fail(parameter + " is absent in one and not in the other");
        } else if (gradient != null) {
          closeness.gradient(parameter, subject.gradient(parameter), gradient);
        }
      }
    }
  }
}
