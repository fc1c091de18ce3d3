package dev.headgate.processor.route;

import dev.headgate.processor.ir.Graph;
import java.util.List;

/**
 * A model with the routing of each of its training steps.
 *
 * @param steps in the order of the phases; none where the model has no losses
 */
public record Routes(Graph graph, List<Routing> steps) {

  public Routes {
    steps = List.copyOf(steps);
  }

  /** Routes the losses of every phase. */
  public static Routes of(Graph graph) {
    return new Routes(
        graph, graph.phases().stream().map(phase -> Routing.of(graph, phase)).toList());
  }
}
