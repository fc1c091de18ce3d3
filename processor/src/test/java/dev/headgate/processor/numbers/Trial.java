package dev.headgate.processor.numbers;

import dev.headgate.processor.ir.Graph;
import dev.headgate.processor.reference.Expectation;
import dev.headgate.processor.reference.KinkException;
import dev.headgate.processor.reference.Reference;
import dev.headgate.processor.reference.ReferenceModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A compiled model beside its reference, both on the same numbers. */
final class Trial {

  /** The largest batch. */
  static final int SAMPLES = 5;

  /** Of the models that are compared. */
  private static final long SEED = 1;

  private static final List<Integer> BATCHES = List.of(1, 2, SAMPLES);

  /** ReLUs and maxima are rarely at a kink; this many draws in a row have never been. */
  private static final int DRAWS = 40;

  private final String name;
  private final Class<?> compiled;
  private final ReferenceModel model;
  private final Graph graph;
  private final Numbers numbers;
  private final Reference reference;

  private Trial(
      String name, Class<?> compiled, ReferenceModel model, Numbers numbers, Reference reference) {
    this.name = name;
    this.compiled = compiled;
    this.model = model;
    this.graph = model.graph();
    this.numbers = numbers;
    this.reference = reference;
  }

  /** Draws numbers at which the model has derivatives, which it must have somewhere. */
  static Trial of(String name, ReferenceModel model, Class<?> compiled, long seed) {
    return find(name, model, compiled, seed)
        .orElseThrow(() -> new AssertionError(name + " has no derivative wherever it is tried"));
  }

  /** Draws numbers at which the model has derivatives; nothing where it seems to have none. */
  static Optional<Trial> find(String name, ReferenceModel model, Class<?> compiled, long seed) {
    Random random = new Random(seed);
    for (int draw = 0; draw < DRAWS; draw++) {
      Numbers numbers = Numbers.draw(model.graph(), SAMPLES, random);
      try {
        Reference reference =
            Reference.of(model, numbers.exactParameters(), numbers.exactSamples(), BATCHES, SEED);
        return Optional.of(new Trial(name, compiled, model, numbers, reference));
      } catch (KinkException e) {
        continue; // other numbers
      }
    }
    return Optional.empty();
  }

  /** What is wrong with the model's numbers at a batch size: 1, 2 or {@link #SAMPLES}. */
  List<String> compare(int batch, int threads) {
    String what = name + " (batch " + batch + ", " + threads + " threads)";
    boolean pairs = batch == 2 && hasBatchNorm();
    Closeness closeness = new Closeness(what, pairs ? Closeness.ZERO_OF_PAIRS : Closeness.ZERO);
    Expectation expected = reference.ofBatch(batch);
    List<Object> arguments = numbers.arguments(graph, batch);
    try (Subject subject = new Subject(compiled, SAMPLES, threads, SEED)) {
      numbers.parameters().forEach(subject::setParameter);
      compareValues(subject, batch, expected, closeness);
      Map<String, Double> evaluated = subject.evaluate(batch, arguments);
      compareLosses("evaluate", evaluated, expected.evaluated(), closeness);
      if (Reference.isTooSmall(model, batch)) {
        if (!(subject.failure(batch, arguments) instanceof IllegalArgumentException)) {
          closeness.fail("a batch without variance is not refused");
        }
      } else {
        Map<String, Double> losses = subject.gradients(batch, arguments);
        compareLosses("gradients", losses, expected.trained().losses(), closeness);
        compareGradients(subject, expected, closeness);
        if (!Reference.hasModes(graph) && !evaluated.equals(losses)) {
          closeness.fail("evaluate answers other losses than gradients");
        }
        subject.evaluate(batch, arguments);
        compareGradients(subject, expected, closeness);
      }
      numbers
          .parameters()
          .forEach(
              (parameter, values) -> {
                if (!sameBits(subject.parameter(parameter), values)) {
                  closeness.fail(parameter + " moved without a step");
                }
              });
    }
    if (!Reference.isTooSmall(model, batch)) {
      compareStep(batch, threads, expected, closeness);
    }
    return closeness.failures();
  }

  private boolean hasBatchNorm() {
    return graph.nodes().stream().anyMatch(node -> node.layer().name().equals("batchNorm"));
  }

  private static void compareLosses(
      String call, Map<String, Double> losses, Map<String, Double> expected, Closeness closeness) {
    expected.forEach(
        (loss, value) -> closeness.loss(loss + " of " + call, losses.get(loss), value));
  }

  /** What a step answers, and what layers remember after it. */
  private void compareStep(int batch, int threads, Expectation expected, Closeness closeness) {
    try (Subject subject = new Subject(compiled, SAMPLES, threads, SEED)) {
      numbers.parameters().forEach(subject::setParameter);
      Map<String, Double> losses = subject.step(batch, numbers.arguments(graph, batch));
      compareLosses("step", losses, expected.trained().losses(), closeness);
      expected
          .trained()
          .memory()
          .forEach((name, values) -> closeness.values(name, subject.parameter(name), values));
    }
  }

  private void compareValues(
      Subject subject, int batch, Expectation expected, Closeness closeness) {
    Map<String, float[]> outputs =
        subject.forward(batch, numbers.inputs(graph, batch), expected.outputs().keySet());
    expected
        .outputs()
        .forEach((output, values) -> closeness.values(output, outputs.get(output), values));
  }

  private static void compareGradients(Subject subject, Expectation expected, Closeness closeness) {
    for (String parameter : subject.parameterNames()) {
      double[] gradient = expected.trained().gradients().get(parameter);
      boolean absent = subject.isAbsent(parameter);
      if (absent != (gradient == null)) {
        closeness.fail(
            parameter
                + (absent
                    ? " is absent, but a loss may train it"
                    : " has a gradient, but no loss may train it"));
      } else if (gradient != null) {
        closeness.gradient(parameter, subject.gradient(parameter), gradient);
      }
    }
  }

  /** What is wrong with five steps of training, done twice from the same seed. */
  List<String> train(int threads) {
    Closeness closeness = new Closeness(name + " (training, " + threads + " threads)");
    List<Object> arguments = numbers.arguments(graph, SAMPLES);
    Expectation.Training trained = reference.ofBatch(SAMPLES).trained();
    try (Subject first = new Subject(compiled, SAMPLES, threads, 7);
        Subject second = new Subject(compiled, SAMPLES, threads, 7)) {
      List<float[]> before = first.parameterNames().stream().map(first::parameter).toList();
      for (int step = 0; step < 5; step++) {
        if (!first.step(SAMPLES, arguments).equals(second.step(SAMPLES, arguments))) {
          closeness.fail("step " + step + " does not repeat its losses");
        }
      }
      List<String> names = new ArrayList<>(first.parameterNames());
      for (int i = 0; i < names.size(); i++) {
        String parameter = names.get(i);
        if (!sameBits(first.parameter(parameter), second.parameter(parameter))) {
          closeness.fail(parameter + " does not repeat its bits");
        }
        if (!trained.gradients().containsKey(parameter)
            && !trained.memory().containsKey(parameter)
            && !sameBits(first.parameter(parameter), before.get(i))) {
          closeness.fail(parameter + " moved, but no loss may train it");
        }
      }
    }
    return closeness.failures();
  }

  private static boolean sameBits(float[] a, float[] b) {
    for (int i = 0; i < a.length; i++) {
      if (Float.floatToRawIntBits(a[i]) != Float.floatToRawIntBits(b[i])) {
        return false;
      }
    }
    return a.length == b.length;
  }
}
