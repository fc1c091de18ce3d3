package dev.headgate.processor.grad;

import dev.headgate.processor.grad.Operands.Direction;
import dev.headgate.processor.ir.Edge;
import dev.headgate.processor.ir.Graph;
import dev.headgate.processor.ir.Input;
import dev.headgate.processor.ir.Layer;
import dev.headgate.processor.ir.Loss;
import dev.headgate.processor.ir.Node;
import dev.headgate.processor.ir.Required;
import dev.headgate.processor.ir.Rule;
import dev.headgate.processor.ir.Scale;
import dev.headgate.processor.ir.Shapes;
import dev.headgate.processor.ir.Source;
import java.util.ArrayList;
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
    Operands operands = operands(node, Direction.FORWARD);
    return Step.of(
        node, Titles.of(node), operands.bind(node.layer().forward(node.shapes())), List.of());
  }

  Step step(Loss loss) {
    Operands operands = losses(loss, null, List.of());
    Shapes shapes = loss.shapes();
    return Step.of(
        loss, Titles.of(loss), operands.bind(loss.function().forward(shapes)), List.of());
  }

  /** What the layer does to its memory after the update. */
  Step remember(Node node) {
    Operands operands = operands(node, Direction.REMEMBER);
    return Step.of(
        node,
        Titles.remember(node),
        operands.bind(node.layer().remember(node.shapes())),
        List.of());
  }

  private Operands operands(Node node, Direction direction) {
    return new Operands(
        inputs(node.inputs()),
        tensor(node),
        null,
        null,
        extras(node),
        name -> new Tensor.Weights(node.parameter(name)),
        ForwardPass::none,
        List.of(),
        direction);
  }

  List<Tensor> extras(Node node) {
    List<Layer.Extra> kept = node.layer().extras(node.shapes());
    List<Tensor> extras = new ArrayList<>();
    for (Layer.Extra each : kept) {
      extras.add(new Tensor.Extra(node, each));
    }
    return extras;
  }

  /** The tensors of a loss; {@code gradient} is what its backward rule writes. */
  Operands losses(Loss loss, @Nullable Tensor gradient, List<Scale> scales) {
    return new Operands(
        inputs(loss.inputs()),
        null,
        null,
        gradient,
        List.of(),
        ForwardPass::none,
        ForwardPass::none,
        scales,
        Direction.BACKWARD);
  }

  private static Tensor none(String parameter) {
    throw new IllegalStateException("there is no gradient of a parameter " + parameter);
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
