package dev.headgate.processor.route;

import dev.headgate.processor.ir.Edge;
import dev.headgate.processor.ir.Graph;
import dev.headgate.processor.ir.Loss;
import dev.headgate.processor.ir.Node;
import dev.headgate.processor.ir.Required;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which losses' cotangents come to which nodes by the declared semantics, whether or not anything
 * there is trained.
 */
public final class Reach {

  private final Map<Node, Set<String>> withMasks = new HashMap<>();
  private final Map<Node, Set<String>> withoutMasks = new HashMap<>();

  Reach(Graph graph) {
    for (Node node : graph.nodes()) {
      withMasks.put(node, new HashSet<>());
      withoutMasks.put(node, new HashSet<>());
    }
    for (Loss loss : graph.losses()) {
      for (Edge edge : loss.inputs()) {
        spread(edge, Set.of(loss.name()), Set.of(loss.name()));
      }
    }
    List<Node> backwards = new ArrayList<>(graph.nodes());
    Collections.reverse(backwards);
    for (Node node : backwards) {
      for (Edge edge : node.inputs()) {
        spread(edge, Required.get(withMasks, node), Required.get(withoutMasks, node));
      }
    }
  }

  private void spread(Edge edge, Set<String> masked, Set<String> unmasked) {
    if (edge.differentiable() && edge.source() instanceof Node node) {
      Required.get(withoutMasks, node).addAll(unmasked);
      masked.stream().filter(edge::admits).forEach(Required.get(withMasks, node)::add);
    }
  }

  /** Whether the loss's cotangent comes to the node's result. */
  public boolean arrives(String loss, Node node) {
    return Required.get(withMasks, node).contains(loss);
  }

  /** Whether it would if there were no masks. */
  public boolean connected(String loss, Node node) {
    return Required.get(withoutMasks, node).contains(loss);
  }

  /** Whether the loss trains the parameters of this node in this use. */
  public boolean trains(String loss, Node node) {
    return arrives(loss, node) && node.trainedBy(loss) && node.isTrainable();
  }
}
