package dev.headgate.processor.route;

import dev.headgate.processor.ir.Edge;
import dev.headgate.processor.ir.Graph;
import dev.headgate.processor.ir.Loss;
import dev.headgate.processor.ir.Node;
import dev.headgate.processor.ir.Phase;
import dev.headgate.processor.ir.Required;
import dev.headgate.processor.ir.Scale;
import dev.headgate.processor.ir.Source;
import dev.headgate.processor.ir.View;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The lanes of every node in one training step: the cotangents that the backward pass computes, and
 * no others.
 */
public final class Routing {

  private final Phase phase;
  private final Graph graph;
  private final Futures futures;
  private final Reach reach;
  private final Map<Node, Set<String>> arriving = new HashMap<>();
  private final Map<Node, List<Lane>> lanes = new HashMap<>();

  private Routing(Phase phase, Graph graph) {
    this.phase = phase;
    this.graph = graph;
    this.futures = new Futures(graph);
    this.reach = new Reach(graph);
  }

  /** Routes the losses of one of a model's phases. */
  public static Routing of(Graph model, Phase phase) {
    Routing routing = new Routing(phase, View.of(model, phase));
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
      if (!futures.along(edge, loss).isNothing() && edge.source() instanceof Node node) {
        Required.get(arriving, node).add(loss);
      }
    }
  }

  private List<Lane> lanesOf(Node node) {
    Map<Integer, List<String>> byFuture = new LinkedHashMap<>();
    for (String loss : graph.lossNames()) {
      if (Required.get(arriving, node).contains(loss)) {
        byFuture
            .computeIfAbsent(futures.at(node, loss).number(), future -> new ArrayList<>())
            .add(loss);
      }
    }
    return byFuture.values().stream().map(Lane::new).toList();
  }

  public Phase phase() {
    return phase;
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

  /** The lanes that train the node's parameters, by where the gradients go. */
  public Map<Slot, List<Lane>> trainingLanes(Node node) {
    Map<Slot, List<Lane>> training = new LinkedHashMap<>();
    for (Lane lane : node.isTrainable() ? lanes(node) : List.<Lane>of()) {
      String loss = lane.losses().get(0);
      if (node.trainedBy(loss)) {
        training.computeIfAbsent(Slot.of(graph, node, loss), slot -> new ArrayList<>()).add(lane);
      }
    }
    return training;
  }

  /**
   * Whether a lane goes on along an edge: its losses have one future, so one of them speaks for
   * all.
   */
  public boolean continues(Lane lane, Edge edge) {
    return !futures.along(edge, lane.losses().get(0)).isNothing();
  }

  /** What a lane's cotangent at a node is multiplied by when it leaves along one of its inputs. */
  public List<Scale> factor(Node node, Edge edge, Lane lane) {
    String loss = lane.losses().get(0);
    return Future.without(futures.along(edge, loss).factor(), futures.at(node, loss).factor());
  }

  /** What a loss's cotangent is multiplied by when it sets out along one of the loss's inputs. */
  public List<Scale> factor(Loss loss, Edge edge) {
    return futures.along(edge, loss.name()).factor();
  }

  /** The lane at a source that a loss's cotangent runs into. */
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
