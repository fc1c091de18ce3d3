package dev.headgate.processor.reference;

import dev.headgate.processor.ir.Edge;
import dev.headgate.processor.ir.Graph;
import dev.headgate.processor.ir.Loss;
import dev.headgate.processor.ir.Node;
import dev.headgate.processor.ir.Parameter;
import dev.headgate.processor.ir.Source;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether a loss may train a parameter: whether a path leads back to a use that admits it. */
final class Paths {

  private Paths() {}

  /** The nodes that losses are computed from, in the order of the graph. */
  static List<Node> judged(Graph graph) {
    Set<Source> taken = new HashSet<>();
    graph.losses().forEach(loss -> loss.inputs().forEach(edge -> taken.add(edge.source())));
    Deque<Node> judged = new ArrayDeque<>();
    for (int i = graph.nodes().size() - 1; i >= 0; i--) {
      Node node = graph.nodes().get(i);
      if (taken.contains(node)) {
        judged.addFirst(node);
        node.inputs().forEach(edge -> taken.add(edge.source()));
      }
    }
    return List.copyOf(judged);
  }

  static boolean isTrained(Graph graph, Parameter parameter) {
    return graph.losses().stream().anyMatch(loss -> trains(loss, parameter));
  }

  static boolean trains(Loss loss, Parameter parameter) {
    return parameter.isTrainable() && reaches(loss.inputs(), loss.name(), parameter);
  }

  /** A frozen sample of a distribution is its mean. */
  private static List<Edge> differentiable(Node node) {
    boolean mean = node.layer().name().equals("gaussian") && node.isFrozen();
    return mean ? node.inputs().subList(0, 1) : node.inputs();
  }

  /** Tries every path, however often it comes by the same node: the graphs are small. */
  private static boolean reaches(List<Edge> edges, String loss, Parameter parameter) {
    for (Edge edge : edges) {
      if (edge.admits(loss) && edge.source() instanceof Node node) {
        boolean here = node.parameters().contains(parameter) && node.trainedBy(loss);
        if (here || reaches(differentiable(node), loss, parameter)) {
          return true;
        }
      }
    }
    return false;
  }
}
