package dev.headgate.processor.reference;

import dev.headgate.processor.ir.Edge;
import dev.headgate.processor.ir.Graph;
import dev.headgate.processor.ir.Loss;
import dev.headgate.processor.ir.Node;
import dev.headgate.processor.ir.Parameter;
import java.util.List;

/** Whether a loss may train a parameter: whether a path leads back to a use that admits it. */
final class Paths {

  private Paths() {}

  static boolean isTrained(Graph graph, Parameter parameter) {
    return graph.losses().stream().anyMatch(loss -> trains(loss, parameter));
  }

  static boolean trains(Loss loss, Parameter parameter) {
    return reaches(loss.inputs(), loss.name(), parameter);
  }

  /** Tries every path, however often it comes by the same node: the graphs are small. */
  private static boolean reaches(List<Edge> edges, String loss, Parameter parameter) {
    for (Edge edge : edges) {
      if (edge.admits(loss) && edge.source() instanceof Node node) {
        boolean here = node.parameters().contains(parameter) && node.trainedBy(loss);
        if (here || reaches(node.inputs(), loss, parameter)) {
          return true;
        }
      }
    }
    return false;
  }
}
