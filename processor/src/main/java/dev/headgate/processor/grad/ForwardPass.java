package dev.headgate.processor.grad;

import dev.headgate.processor.ir.Edge;
import dev.headgate.processor.ir.Graph;
import dev.headgate.processor.ir.Input;
import dev.headgate.processor.ir.Loss;
import dev.headgate.processor.ir.Node;
import dev.headgate.processor.ir.Required;
import dev.headgate.processor.ir.Rule;
import dev.headgate.processor.ir.Shapes;
import dev.headgate.processor.ir.Source;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The forward direction: which tensor each value is, and the calls that compute it. */
final class ForwardPass {

  private final Map<Source, Tensor> tensors = new HashMap<>();

  ForwardPass(Graph graph) {
    graph.nodes().forEach(this::place);
  }

  /** A result that is its input's memory is no tensor of its own. */
  private void place(Node node) {
    boolean same = node.layer().forward(node.shapes()) instanceof Rule.Same;
    tensors.put(node, same ? tensor(node.inputs().get(0).source()) : new Tensor.Activation(node));
  }

  Tensor tensor(Source source) {
    return source instanceof Input input ? new Tensor.Caller(input) : known(source);
  }

  private Tensor known(Source source) {
    return Required.get(tensors, source);
  }

  Step step(Node node) {
    Operands operands =
        new Operands(
            inputs(node.inputs()),
            tensor(node),
            null,
            null,
            name -> new Tensor.Weights(node.parameter(name)),
            name -> new Tensor.WeightGradient(node.parameter(name)));
    return Step.of(
        node, Titles.of(node), operands.bind(node.layer().forward(node.shapes())), List.of());
  }

  Step step(Loss loss) {
    Operands operands = losses(loss, null);
    Shapes shapes = loss.shapes();
    return Step.of(
        loss, Titles.of(loss), operands.bind(loss.function().forward(shapes)), List.of());
  }

  /** The tensors of a loss; {@code gradient} is what its backward rule writes. */
  Operands losses(Loss loss, @Nullable Tensor gradient) {
    return new Operands(
        inputs(loss.inputs()), null, null, gradient, ForwardPass::none, ForwardPass::none);
  }

  private static Tensor none(String parameter) {
    throw new IllegalStateException("a loss has no parameter " + parameter);
  }

  List<Tensor> inputs(List<Edge> edges) {
    return edges.stream().map(edge -> tensor(edge.source())).toList();
  }

  /** The nodes that the sources are computed from, themselves included. */
  static Set<Node> needed(Graph graph, List<Source> sources) {
    Set<Source> needed = new HashSet<>(sources);
    for (int i = graph.nodes().size() - 1; i >= 0; i--) {
      Node node = graph.nodes().get(i);
      if (needed.contains(node)) {
        node.inputs().forEach(edge -> needed.add(edge.source()));
      }
    }
    return needed.stream()
        .filter(Node.class::isInstance)
        .map(Node.class::cast)
        .collect(Collectors.toSet());
  }
}
