package dev.headgate.processor.route;

import dev.headgate.processor.ir.Graph;
import dev.headgate.processor.ir.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Loss by instance: what each loss does to each instance. The model carries it as data and in its
 * Javadoc.
 */
public record RoutingTable(List<String> losses, List<Row> rows) {

  /**
   * What a loss does to an instance, the most first; the runtime's enumeration has the same
   * constants.
   */
  public enum Effect {
    TRAINS,
    FLOWS_THROUGH,
    CUT,
    NOT_CONNECTED
  }

  /** One instance with an effect for each loss. */
  public record Row(String instance, List<Effect> effects) {}

  /** Where several phases compute a loss, what it does in the one where it does most. */
  public static RoutingTable of(Routes routes) {
    Graph graph = routes.graph();
    List<String> losses = graph.lossNames();
    Map<String, List<Node>> own = byInstance(graph);
    Map<String, List<Effect>> effects = new HashMap<>();
    for (Routing routing : routes.steps()) {
      Set<String> computed = Set.copyOf(routing.graph().lossNames());
      byInstance(routing.graph())
          .forEach(
              (instance, nodes) ->
                  effects.merge(
                      instance,
                      losses.stream()
                          .map(
                              loss ->
                                  computed.contains(loss)
                                      ? effect(routing.reach(), nodes, loss)
                                      : Effect.NOT_CONNECTED)
                          .toList(),
                      RoutingTable::most));
    }
    List<Effect> none = Collections.nCopies(losses.size(), Effect.NOT_CONNECTED);
    return new RoutingTable(
        losses,
        graph.instances().stream()
            .filter(own::containsKey)
            .map(instance -> new Row(instance, effects.getOrDefault(instance, none)))
            .toList());
  }

  private static Map<String, List<Node>> byInstance(Graph graph) {
    return graph.nodes().stream().collect(Collectors.groupingBy(Node::instance));
  }

  /** The greater effect of two steps, loss by loss. */
  private static List<Effect> most(List<Effect> a, List<Effect> b) {
    List<Effect> most = new ArrayList<>();
    for (int i = 0; i < a.size(); i++) {
      most.add(a.get(i).compareTo(b.get(i)) < 0 ? a.get(i) : b.get(i));
    }
    return most;
  }

  private static Effect effect(Reach reach, List<Node> nodes, String loss) {
    if (nodes.stream().anyMatch(node -> reach.trains(loss, node))) {
      return Effect.TRAINS;
    }
    if (nodes.stream().anyMatch(node -> reach.arrives(loss, node))) {
      return Effect.FLOWS_THROUGH;
    }
    return nodes.stream().anyMatch(node -> reach.connected(loss, node))
        ? Effect.CUT
        : Effect.NOT_CONNECTED;
  }
}
