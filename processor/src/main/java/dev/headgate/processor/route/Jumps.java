package dev.headgate.processor.route;

import dev.headgate.processor.ir.Edge;
import dev.headgate.processor.ir.Node;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds the layer without a derivative that keeps a gradient from what it was expected to reach.
 */
final class Jumps {

  private Jumps() {}

  /**
   * A node without a derivative on the way back along some edges to what is wanted, nearest to
   * their end first; nothing where none lies between.
   */
  static Optional<Node> between(List<Edge> edges, Predicate<Node> wanted) {
    return backwards(edges).stream()
        .filter(
            node ->
                node.inputs().stream()
                    .filter(edge -> !edge.differentiable())
                    .anyMatch(edge -> backwards(List.of(edge)).stream().anyMatch(wanted)))
        .findFirst();
  }

  /**
   * All nodes before some edges, those along the first of a node's inputs before those along the
   * next.
   */
  private static Set<Node> backwards(List<Edge> edges) {
    Set<Node> visited = new LinkedHashSet<>();
    Deque<Edge> open = new ArrayDeque<>(edges);
    while (!open.isEmpty()) {
      if (open.pop().source() instanceof Node node && visited.add(node)) {
        for (int i = node.inputs().size() - 1; i >= 0; i--) {
          open.push(node.inputs().get(i));
        }
      }
    }
    return visited;
  }

  /** Such as {@code @Round of "levels"}. */
  static String words(Node node) {
    String layer = node.layer().name();
    return "@"
        + layer.substring(0, 1).toUpperCase(Locale.ROOT)
        + layer.substring(1)
        + " of \""
        + node.name()
        + "\"";
  }
}
