package dev.headgate.processor.lanes;

import dev.headgate.processor.ir.Edge;
import dev.headgate.processor.ir.Graph;
import dev.headgate.processor.ir.Loss;
import dev.headgate.processor.ir.Node;
import dev.headgate.processor.ir.Required;
import dev.headgate.processor.ir.Rule;
import dev.headgate.processor.ir.Scale;
import dev.headgate.processor.ir.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * What each loss asks of its cotangents, path by path, and the fewest backward calls that do it;
 * found by trying everything, with nothing of the compiler but its graph.
 *
 * <p>At a value, a loss <i>requires</i> for every path back from there to a use of parameters that
 * it may update: the product of the gradient scales on that path. Two losses agree at a value if
 * they require the same paths, into the same sums of gradients, and their products differ on all of
 * them by one and the same factor: then, and only then, one cotangent (the sum of both, one of them
 * multiplied by that factor) serves both whatever the numbers are.
 */
final class Requirements {

  /** More paths than this are not listed. */
  private static final int LIMIT = 20_000;

  /** A graph with too many paths to list. */
  static final class TooManyPaths extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private final Graph graph;
  private final Map<String, Map<Node, Map<String, Map<Scale, Integer>>>> required = new HashMap<>();
  private final Map<Node, Set<String>> arriving = new HashMap<>();

  Requirements(Graph graph) {
    this.graph = graph;
    graph.lossNames().forEach(loss -> required.put(loss, new HashMap<>()));
    graph.nodes().forEach(node -> arriving.put(node, new LinkedHashSet<>()));
    for (Loss loss : graph.losses()) {
      loss.inputs().forEach(edge -> arrive(loss.name(), edge));
    }
  }

  /** Follows a loss's cotangent back along an edge, if it is wanted anywhere from there. */
  private void arrive(String loss, Edge edge) {
    if (goesOn(loss, edge)
        && edge.source() instanceof Node node
        && Required.get(arriving, node).add(loss)) {
      node.inputs().forEach(input -> arrive(loss, input));
    }
  }

  private boolean goesOn(String loss, Edge edge) {
    return edge.admits(loss) && !at(edge.source(), loss).isEmpty();
  }

  /** The paths that a loss requires from a value on, each with its scales and their exponents. */
  private Map<String, Map<Scale, Integer>> at(Source source, String loss) {
    if (!(source instanceof Node node)) {
      return Map.of();
    }
    Map<Node, Map<String, Map<Scale, Integer>>> ofLoss = Required.get(required, loss);
    if (ofLoss.containsKey(node)) {
      return Required.get(ofLoss, node);
    }
    Map<String, Map<Scale, Integer>> paths = new HashMap<>();
    if (node.isTrainable() && node.trainedBy(loss)) {
      paths.put("into " + destination(node, loss), Map.of());
    }
    for (int i = 0; i < node.inputs().size(); i++) {
      Edge edge = node.inputs().get(i);
      if (edge.admits(loss)) {
        String step = i + " of " + node.name() + ", ";
        at(edge.source(), loss)
            .forEach((path, scales) -> paths.put(step + path, scaled(scales, edge, loss)));
      }
    }
    if (paths.size() > LIMIT) {
      throw new TooManyPaths();
    }
    ofLoss.put(node, paths);
    return paths;
  }

  private static Map<Scale, Integer> scaled(Map<Scale, Integer> scales, Edge edge, String loss) {
    Map<Scale, Integer> product = new HashMap<>(scales);
    edge.scales().stream()
        .filter(scale -> scale.losses().contains(loss))
        .forEach(scale -> product.merge(scale, 1, Integer::sum));
    return product;
  }

  /** The sum that a loss's gradients of a node's parameters are added to. */
  private String destination(Node node, String loss) {
    return graph
        .conflict(node.instance())
        .filter(conflict -> conflict.losses().contains(loss))
        .map(conflict -> loss + " of " + conflict.instance())
        .orElse("all");
  }

  private boolean agree(Source source, String one, String other) {
    Map<String, Map<Scale, Integer>> first = at(source, one);
    Map<String, Map<Scale, Integer>> second = at(source, other);
    Set<Map<Scale, Integer>> quotients = new LinkedHashSet<>();
    first.forEach(
        (path, scales) -> {
          Map<Scale, Integer> quotient = new HashMap<>(scales);
          second
              .getOrDefault(path, Map.of())
              .forEach((s, n) -> quotient.merge(s, -n, Integer::sum));
          quotient.values().removeIf(exponent -> exponent == 0);
          quotients.add(quotient);
        });
    return first.keySet().equals(second.keySet()) && quotients.size() <= 1;
  }

  /** The fewest lanes at a node's result. */
  int lanes(Node node) {
    return fewest(
        List.copyOf(Required.get(arriving, node)), (one, other) -> agree(node, one, other));
  }

  /** The fewest kernel calls for the gradients of a node's parameters. */
  int parameterCalls(Node node) {
    List<String> training =
        Required.get(arriving, node).stream().filter(loss -> node.trainedBy(loss)).toList();
    int kernels =
        node.parameters().stream()
            .filter(parameter -> parameter.isTrainable())
            .map(parameter -> parameter.spec().name())
            .mapToInt(name -> calls(node.layer().backwardParameter(name, node.shapes())))
            .sum();
    return kernels == 0
        ? 0
        : kernels
            * fewest(
                training, (one, other) -> destination(node, one).equals(destination(node, other)));
  }

  /** The fewest kernel calls for what a node sends back along its inputs. */
  int inputCalls(Node node) {
    int calls = 0;
    for (int i = 0; i < node.inputs().size(); i++) {
      Edge edge = node.inputs().get(i);
      List<String> onwards =
          Required.get(arriving, node).stream().filter(loss -> goesOn(loss, edge)).toList();
      if (!onwards.isEmpty()) {
        int times = fewest(onwards, (one, other) -> agree(edge.source(), one, other));
        calls += times * calls(node.layer().backwardInput(i, node.shapes()));
      }
    }
    return calls;
  }

  /** The kernel calls with which a loss's cotangents set out. */
  int lossCalls(Loss loss) {
    int calls = 0;
    for (int i = 0; i < loss.inputs().size(); i++) {
      if (goesOn(loss.name(), loss.inputs().get(i))) {
        calls += calls(loss.function().backwardInput(i, loss.shapes()));
      }
    }
    return calls;
  }

  private static int calls(Rule rule) {
    return rule instanceof Rule.Calls some ? some.calls().size() : 0;
  }

  /** The smallest number of sets into which losses can be divided so that all in a set agree. */
  private static int fewest(List<String> losses, BiPredicate<String, String> agree) {
    return partitions(losses).stream()
        .filter(
            partition ->
                partition.stream()
                    .allMatch(
                        set ->
                            set.stream()
                                .allMatch(a -> set.stream().allMatch(b -> agree.test(a, b)))))
        .mapToInt(List::size)
        .min()
        .orElseThrow();
  }

  /** All ways to divide some things into sets. */
  static List<List<List<String>>> partitions(List<String> things) {
    if (things.isEmpty()) {
      return List.of(List.of());
    }
    List<List<List<String>>> all = new ArrayList<>();
    String last = things.get(things.size() - 1);
    for (List<List<String>> smaller : partitions(things.subList(0, things.size() - 1))) {
      List<List<String>> alone = new ArrayList<>(smaller);
      alone.add(List.of(last));
      all.add(alone);
      for (int i = 0; i < smaller.size(); i++) {
        List<List<String>> joined = new ArrayList<>(smaller);
        List<String> set = new ArrayList<>(smaller.get(i));
        set.add(last);
        joined.set(i, set);
        all.add(joined);
      }
    }
    return all;
  }
}
