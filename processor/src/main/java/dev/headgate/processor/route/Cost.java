package dev.headgate.processor.route;

import dev.headgate.processor.ir.Edge;
import dev.headgate.processor.ir.Layer;
import dev.headgate.processor.ir.Loss;
import dev.headgate.processor.ir.Node;
import dev.headgate.processor.ir.Parameter;
import dev.headgate.processor.ir.Rule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What gradients take. Sums and products of cotangents are not counted: they are small beside the
 * kernels, and only lanes have them.
 *
 * @param calls kernel calls for one tile of samples
 * @param multiplyAdds for one sample
 */
public record Cost(int calls, long multiplyAdds) {

  private static final Cost NOTHING = new Cost(0, 0);

  /** What all steps of a model take together. */
  public static Cost of(Routes routes) {
    return routes.steps().stream().map(Cost::of).reduce(NOTHING, Cost::plus);
  }

  /** What they would take if every loss had a backward pass of its own. */
  public static Cost separately(Routes routes) {
    return routes.graph().phases().stream()
        .flatMap(phase -> phase.losses().stream().map(phase::only))
        .map(phase -> of(Routing.of(routes.graph(), phase)))
        .reduce(NOTHING, Cost::plus);
  }

  private static Cost of(Routing routing) {
    Cost cost = NOTHING;
    for (Loss loss : routing.graph().losses()) {
      Lane own = new Lane(List.of(loss.name()));
      for (int i = 0; i < loss.inputs().size(); i++) {
        if (routing.continues(own, loss.inputs().get(i))) {
          cost = cost.plus(calls(loss.function().backwardInput(i, loss.shapes())), 0);
        }
      }
    }
    for (Node node : routing.graph().nodes()) {
      cost = cost.plus(ofParameters(routing, node)).plus(ofInputs(routing, node));
    }
    return cost;
  }

  private static Cost ofParameters(Routing routing, Node node) {
    Cost cost = NOTHING;
    Layer layer = node.layer();
    Map<Slot, List<Lane>> training = routing.trainingLanes(node);
    for (Parameter parameter : node.parameters()) {
      if (parameter.isTrainable() && !training.isEmpty()) {
        String name = parameter.spec().name();
        int calls = calls(layer.backwardParameter(name, node.shapes()));
        long multiplyAdds = layer.multiplyAdds(name, node.shapes());
        cost = cost.plus(training.size() * calls, training.size() * multiplyAdds);
      }
    }
    return cost;
  }

  private static Cost ofInputs(Routing routing, Node node) {
    Cost cost = NOTHING;
    for (int i = 0; i < node.inputs().size(); i++) {
      Edge edge = node.inputs().get(i);
      Set<Lane> onwards =
          routing.lanes(node).stream()
              .filter(lane -> routing.continues(lane, edge))
              .map(lane -> routing.laneAt(edge.source(), lane.losses().get(0)))
              .collect(Collectors.toSet());
      if (!onwards.isEmpty()) {
        int calls = calls(node.layer().backwardInput(i, node.shapes()));
        long multiplyAdds = calls == 0 ? 0 : node.layer().multiplyAdds(node.shapes());
        cost = cost.plus(onwards.size() * calls, onwards.size() * multiplyAdds);
      }
    }
    return cost;
  }

  private static int calls(Rule rule) {
    return rule instanceof Rule.Calls some ? some.calls().size() : 0;
  }

  private Cost plus(Cost other) {
    return plus(other.calls, other.multiplyAdds);
  }

  private Cost plus(int moreCalls, long moreMultiplyAdds) {
    return new Cost(calls + moreCalls, multiplyAdds + moreMultiplyAdds);
  }
}
