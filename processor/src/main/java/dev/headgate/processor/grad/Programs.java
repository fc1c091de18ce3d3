package dev.headgate.processor.grad;

import dev.headgate.processor.ir.Graph;
import dev.headgate.processor.ir.Required;
import dev.headgate.processor.ir.View;
import dev.headgate.processor.route.Routes;
import dev.headgate.processor.route.Routing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A model's computations and which of its calls each of them serves. Where layers behave alike in
 * training and in inference, one computation serves both.
 *
 * @param inference what {@code forward} runs
 * @param steps what the calls of each phase run
 */
public record Programs(Routes routes, Program inference, List<PhaseSteps> steps) {

  /** What {@code step} and {@code gradients} of a phase run, and what {@code evaluate} runs. */
  public record PhaseSteps(Program training, Program evaluation) {}

  public Programs {
    steps = List.copyOf(steps);
  }

  /** Differentiates every phase's step. */
  public static Programs of(Routes routes) {
    Graph graph = routes.graph();
    boolean phased = graph.phases().stream().anyMatch(phase -> !phase.name().isEmpty());
    List<PhaseSteps> steps = new ArrayList<>();
    for (Routing routing : routes.steps()) {
      String name = routing.phase().name();
      if (routing.graph().hasTrainingMode()) {
        String words = phased ? name + " evaluation" : "inference";
        Program evaluation = Program.forward(words, View.inference(routing.graph()), true, !phased);
        Program training = Differentiation.of(phased ? name : "training", routing, false);
        steps.add(new PhaseSteps(training, evaluation));
      } else {
        Program both = Differentiation.of(name, routing, !phased);
        steps.add(new PhaseSteps(both, both));
      }
    }
    Program inference =
        steps.isEmpty() || phased
            ? Program.forward(phased ? "inference" : "", View.inference(graph), false, true)
            : steps.get(0).evaluation();
    return new Programs(routes, inference, steps);
  }

  /** Each of them rewritten, and once. */
  public Programs by(UnaryOperator<Program> rewriting) {
    Map<Program, Program> rewritten = new HashMap<>();
    all().forEach(program -> rewritten.put(program, rewriting.apply(program)));
    return new Programs(
        routes,
        Required.get(rewritten, inference),
        steps.stream()
            .map(
                step ->
                    new PhaseSteps(
                        Required.get(rewritten, step.training()),
                        Required.get(rewritten, step.evaluation())))
            .toList());
  }

  /** Each of them once, the steps of the phases before inference. */
  public List<Program> all() {
    Set<Program> all = new LinkedHashSet<>();
    steps.forEach(step -> all.add(step.training()));
    steps.forEach(step -> all.add(step.evaluation()));
    all.add(inference);
    return List.copyOf(all);
  }
}
