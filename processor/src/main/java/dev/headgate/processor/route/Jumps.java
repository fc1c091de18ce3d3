package dev.headgate.processor.route;

import dev.headgate.processor.ir.Edge;
import dev.headgate.processor.ir.Node;
import java.util.HashSet;
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
    return between(edges, wanted, new HashSet<>());
  }

  private static Optional<Node> between(
      List<Edge> edges, Predicate<Node> wanted, Set<Node> visited) {
    for (Edge edge : edges) {
      if (edge.source() instanceof Node node && visited.add(node)) {
        boolean jumps =
            node.inputs().stream()
                .anyMatch(in -> !in.differentiable() && leadsTo(in, wanted, new HashSet<>()));
        Optional<Node> found = jumps ? Optional.of(node) : between(node.inputs(), wanted, visited);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private static boolean leadsTo(Edge edge, Predicate<Node> wanted, Set<Node> visited) {
    return edge.source() instanceof Node node
        && visited.add(node)
        && (wanted.test(node)
            || node.inputs().stream().anyMatch(in -> leadsTo(in, wanted, visited)));
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
