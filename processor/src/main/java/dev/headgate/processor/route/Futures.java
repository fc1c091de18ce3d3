package dev.headgate.processor.route;

import dev.headgate.processor.ir.Edge;
import dev.headgate.processor.ir.Graph;
import dev.headgate.processor.ir.Node;
import dev.headgate.processor.ir.Required;
import dev.headgate.processor.ir.Scale;
import dev.headgate.processor.ir.Source;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The futures of all losses' cotangents at all values. Equal futures have equal numbers, so two
 * losses can share a lane at a value exactly if their futures there have one number; what they
 * differ in by a factor only, each is multiplied by when it joins the lane.
 */
final class Futures {

  /**
   * What futures are told apart by.
   *
   * @param trains where the gradients of the node's own parameters go; empty if it is not trained
   * @param upstream the future along each input, multiplied by what is not common to all
   */
  private record Key(Node node, String trains, List<Future> upstream) {}

  private final Graph graph;
  private final Map<Key, Integer> numbers = new HashMap<>();
  private final Map<String, Map<Node, Future>> futures = new HashMap<>();

  Futures(Graph graph) {
    this.graph = graph;
    for (String loss : graph.lossNames()) {
      Map<Node, Future> ofLoss = new HashMap<>();
      futures.put(loss, ofLoss);
      for (Node node : graph.nodes()) { // sources come before what takes them
        ofLoss.put(node, future(node, loss));
      }
    }
  }

  /** The future of the loss's cotangent at a value, which a caller's input has none of. */
  Future at(Source source, String loss) {
    return source instanceof Node node
        ? Required.get(Required.get(futures, loss), node)
        : Future.NOTHING;
  }

  /** The future of the loss's cotangent that leaves along an edge. */
  Future along(Edge edge, String loss) {
    Future there = edge.admits(loss) ? at(edge.source(), loss) : Future.NOTHING;
    return there.isNothing() ? there : there.scaled(edge.scalesOf(loss));
  }

  private Future future(Node node, String loss) {
    boolean trains = node.isTrainable() && node.trainedBy(loss);
    List<Future> upstream =
        node.inputs().stream().map(edge -> along(edge, loss)).collect(Collectors.toList());
    if (!trains && upstream.stream().allMatch(Future::isNothing)) {
      return Future.NOTHING;
    }
    List<Scale> factor = trains ? List.of() : common(upstream);
    upstream.replaceAll(
        future -> new Future(future.number(), Future.without(future.factor(), factor)));
    Key key = new Key(node, trains ? Slot.of(graph, node, loss).text() : "", upstream);
    return new Future(numbers.computeIfAbsent(key, fresh -> numbers.size() + 1), factor);
  }

  private static List<Scale> common(List<Future> upstream) {
    return upstream.stream()
        .filter(future -> !future.isNothing())
        .map(Future::factor)
        .reduce(Future::common)
        .orElse(List.of());
  }
}
