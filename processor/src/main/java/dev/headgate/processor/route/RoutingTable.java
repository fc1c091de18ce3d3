package dev.headgate.processor.route;

import dev.headgate.processor.ir.Graph;
import dev.headgate.processor.ir.Node;
import java.util.List;

/**
 * Loss by instance: what each loss does to each instance. The model carries it as data and in its
 * Javadoc.
 */
public record RoutingTable(List<String> losses, List<Row> rows) {

  /** What a loss does to an instance; the runtime's enumeration has the same constants. */
  public enum Effect {
    TRAINS,
    FLOWS_THROUGH,
    CUT,
    NOT_CONNECTED
  }

  /** One instance with an effect for each loss. */
  public record Row(String instance, List<Effect> effects) {}

  public static RoutingTable of(Routing routing) {
    Graph graph = routing.graph();
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
                            .map(loss -> effect(routing, instance, loss))
                            .toList()))
            .toList();
    return new RoutingTable(graph.lossNames(), rows);
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
