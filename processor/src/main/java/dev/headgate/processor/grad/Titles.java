package dev.headgate.processor.grad;

import dev.headgate.processor.ir.Edge;
import dev.headgate.processor.ir.Loss;
import dev.headgate.processor.ir.Node;
import dev.headgate.processor.ir.Shape;
import dev.headgate.processor.ir.Source;
import java.util.List;
import java.util.stream.Collectors;

/** The comment over each step: the user's names and the shapes. */
final class Titles {

  private Titles() {}

  /** Such as {@code hidden = relu(hidden.conv2d): [5, 54, 54]}. */
  static String of(Node node) {
    String from =
        node.inputs().stream()
            .map(edge -> edge.source().shape())
            .map(Shape::toString)
            .collect(Collectors.joining(", "));
    return node.name()
        + " = "
        + node.layer().name()
        + "("
        + inputs(node.inputs())
        + "): "
        + from
        + " -> "
        + node.shape();
  }

  /** Such as {@code back through features = conv2d(hidden)}. */
  static String backward(Node node) {
    return "back through "
        + node.name()
        + " = "
        + node.layer().name()
        + "("
        + inputs(node.inputs())
        + ")";
  }

  /** Such as {@code hidden = batchNorm(...): what it remembers of all batches}. */
  static String remember(Node node) {
    return node.name() + " = " + node.layer().name() + "(...): what it remembers of all batches";
  }

  /** Such as {@code what loss1 sends back to features}. */
  static String backward(Loss loss) {
    return "what "
        + loss.name()
        + " sends back to "
        + loss.inputs().stream()
            .map(Edge::source)
            .filter(Node.class::isInstance)
            .map(Source::name)
            .collect(Collectors.joining(" and "));
  }

  private static String inputs(List<Edge> inputs) {
    return inputs.stream().map(edge -> edge.source().name()).collect(Collectors.joining(", "));
  }

  static String of(Loss loss) {
    return loss.name()
        + " = "
        + loss.function().name()
        + "("
        + inputs(loss.inputs())
        + "): mean over the batch and "
        + loss.terms()
        + (loss.terms() == 1 ? " term" : " terms")
        + " a sample";
  }
}
