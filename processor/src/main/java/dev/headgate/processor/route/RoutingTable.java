package dev.headgate.processor.route;

import dev.headgate.processor.ir.Graph;
import dev.headgate.processor.ir.Node;
import java.util.Comparator;
import java.util.List;

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
    List<Row> rows =
        graph.instances().stream()
            .filter(
                instance ->
                    graph.nodes().stream().anyMatch(node -> node.instance().equals(instance)))
            .map(
                instance ->
                    new Row(
                        instance,
                        graph.lossNames().stream()
                            .map(loss -> effect(routes, instance, loss))
                            .toList()))
            .toList();
    return new RoutingTable(graph.lossNames(), rows);
  }

  private static Effect effect(Routes routes, String instance, String loss) {
    return routes.steps().stream()
        .filter(routing -> routing.graph().lossNames().contains(loss))
        .map(routing -> effect(routing, instance, loss))
        .min(Comparator.naturalOrder())
        .orElse(Effect.NOT_CONNECTED);
  }

  private static Effect effect(Routing routing, String instance, String loss) {
    Reach reach = routing.reach();
    List<Node> nodes =
        routing.graph().nodes().stream().filter(node -> node.instance().equals(instance)).toList();
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
