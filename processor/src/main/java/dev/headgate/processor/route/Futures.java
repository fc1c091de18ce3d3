package dev.headgate.processor.route;

import dev.headgate.processor.ir.Edge;
import dev.headgate.processor.ir.Graph;
import dev.headgate.processor.ir.Node;
import dev.headgate.processor.ir.Required;
import dev.headgate.processor.ir.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a loss's cotangent will do once it has arrived at a value: which parameters it trains and
 * where it goes on to. Equal futures have equal numbers, so two losses can share a lane at a value
 * exactly if their futures there are equal. The number {@link #NOTHING} stands for a cotangent that
 * would train nothing.
 */
final class Futures {

  static final int NOTHING = 0;

  private record Key(Node node, boolean trains, List<Integer> upstream) {}

  private final Map<Key, Integer> numbers = new HashMap<>();
  private final Map<String, Map<Node, Integer>> futures = new HashMap<>();

  Futures(Graph graph) {
    for (String loss : graph.lossNames()) {
      Map<Node, Integer> ofLoss = new HashMap<>();
      futures.put(loss, ofLoss);
      for (Node node : graph.nodes()) { // sources come before what takes them
        ofLoss.put(node, future(node, loss));
      }
    }
  }

  /** The future of the loss's cotangent at a value, which a caller's input has none of. */
  int at(Source source, String loss) {
    return source instanceof Node node ? Required.get(Required.get(futures, loss), node) : NOTHING;
  }

  /** The future of the loss's cotangent that leaves along an edge. */
  int along(Edge edge, String loss) {
    return edge.admits(loss) ? at(edge.source(), loss) : NOTHING;
  }

  private int future(Node node, String loss) {
    boolean trains = !node.parameters().isEmpty() && node.trainedBy(loss);
    List<Integer> upstream = new ArrayList<>();
    for (Edge edge : node.inputs()) {
      upstream.add(along(edge, loss));
    }
    boolean nothing = !trains && upstream.stream().allMatch(future -> future == NOTHING);
    return nothing
        ? NOTHING
        : numbers.computeIfAbsent(new Key(node, trains, upstream), key -> numbers.size() + 1);
  }
}
