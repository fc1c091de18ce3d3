package dev.headgate.processor.route;

import dev.headgate.processor.ir.Edge;
import dev.headgate.processor.ir.Graph;
import dev.headgate.processor.ir.Loss;
import dev.headgate.processor.ir.Node;
import dev.headgate.processor.ir.Required;
import dev.headgate.processor.ir.Source;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The lanes of every node: the cotangents that the backward pass computes, and no others. */
public final class Routing {

  private final Graph graph;
  private final Futures futures;
  private final Reach reach;
  private final Map<Node, Set<String>> arriving = new HashMap<>();
  private final Map<Node, List<Lane>> lanes = new HashMap<>();

  private Routing(Graph graph) {
    this.graph = graph;
    this.futures = new Futures(graph);
    this.reach = new Reach(graph);
  }

  /** Routes the model's losses. */
  public static Routing of(Graph graph) {
    Routing routing = new Routing(graph);
    routing.route();
    return routing;
  }

  private void route() {
    graph.nodes().forEach(node -> arriving.put(node, new LinkedHashSet<>()));
    for (Loss loss : graph.losses()) {
      loss.inputs().forEach(edge -> arrive(edge, Set.of(loss.name())));
    }
    List<Node> backwards = new ArrayList<>(graph.nodes());
    Collections.reverse(backwards);
    for (Node node : backwards) {
      lanes.put(node, lanesOf(node));
      node.inputs().forEach(edge -> arrive(edge, Required.get(arriving, node)));
    }
  }

  private void arrive(Edge edge, Set<String> losses) {
    for (String loss : losses) {
      if (futures.along(edge, loss) != Futures.NOTHING && edge.source() instanceof Node node) {
        Required.get(arriving, node).add(loss);
      }
    }
  }

  private List<Lane> lanesOf(Node node) {
    Map<Integer, List<String>> byFuture = new LinkedHashMap<>();
    for (String loss : graph.lossNames()) {
      if (Required.get(arriving, node).contains(loss)) {
        byFuture.computeIfAbsent(futures.at(node, loss), future -> new ArrayList<>()).add(loss);
      }
    }
    return byFuture.values().stream().map(Lane::new).toList();
  }

  public Graph graph() {
    return graph;
  }

  public Reach reach() {
    return reach;
  }

  /** The lanes at a node's result, in the order of their first losses. */
  public List<Lane> lanes(Node node) {
    return Required.get(lanes, node);
  }

  /** The lanes that train the node's parameters. */
  public List<Lane> trainingLanes(Node node) {
    return node.parameters().isEmpty()
        ? List.of()
        : lanes(node).stream().filter(lane -> node.trainedBy(lane.losses().get(0))).toList();
  }

  /**
   * Whether a lane goes on along an edge: its losses have one future, so one of them speaks for
   * all.
   */
  public boolean continues(Lane lane, Edge edge) {
    return futures.along(edge, lane.losses().get(0)) != Futures.NOTHING;
  }

  /** The lane at a source that a lane coming along an edge runs into. */
  public Lane laneAt(Source source, String loss) {
    if (source instanceof Node node) {
      for (Lane lane : lanes(node)) {
        if (lane.losses().contains(loss)) {
          return lane;
        }
      }
    }
    throw new IllegalStateException(loss + " does not arrive at " + source.name());
  }
}
