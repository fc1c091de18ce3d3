package dev.headgate.processor.ir;

import dev.headgate.processor.ir.Graph.Output;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A model's graph as one of its computations sees it. Names stay the same from view to view, nodes
 * do not: a layer may be another one in inference, or where it is frozen.
 */
public record View(Graph graph) {

  /** What this graph is when it serves. */
  public static Graph inference(Graph graph) {
    return new View(graph)
        .rewritten(graph.losses(), graph.nodes(), node -> node.layer().inference(), Node::frozen);
  }

  /** What one of the phases computes: only its losses, and frozen what it does not train. */
  public static Graph of(Graph graph, Phase phase) {
    return new View(graph).of(phase);
  }

  private Graph of(Phase phase) {
    List<Loss> own =
        graph.losses().stream().filter(loss -> phase.losses().contains(loss.name())).toList();
    Set<String> names = own.stream().map(Loss::name).collect(Collectors.toSet());
    Function<Node, List<Mask>> masks =
        node -> {
          List<Mask> all = new ArrayList<>(node.frozen());
          if (!phase.name().isEmpty() && !phase.trains(node.instance())) {
            String text = phase.text() + ", which does not train it";
            all.add(new Mask(names, true, text, phase.origin()));
          }
          return all;
        };
    boolean whole = phase.name().isEmpty();
    List<Node> needed = whole ? graph.nodes() : needed(own);
    return rewritten(
        own,
        needed,
        node ->
            masks.apply(node).stream().anyMatch(Mask::total) ? node.layer().frozen() : node.layer(),
        masks);
  }

  /** The nodes that losses are computed from. */
  private List<Node> needed(List<Loss> judging) {
    List<Node> nodes = graph.nodes();
    Set<Source> taken = new HashSet<>();
    judging.forEach(loss -> loss.inputs().forEach(edge -> taken.add(edge.source())));
    List<Node> needed = new ArrayList<>();
    for (int i = nodes.size() - 1; i >= 0; i--) {
      if (taken.contains(nodes.get(i))) {
        needed.add(nodes.get(i));
        nodes.get(i).inputs().forEach(edge -> taken.add(edge.source()));
      }
    }
    Collections.reverse(needed);
    return needed;
  }

  private Graph rewritten(
      List<Loss> keptLosses,
      List<Node> keptNodes,
      Function<Node, Layer> layers,
      Function<Node, List<Mask>> masks) {
    Map<Source, Source> copies = new HashMap<>();
    UnaryOperator<Edge> redirect =
        edge -> edge.from(copies.getOrDefault(edge.source(), edge.source()));
    List<Node> made = new ArrayList<>();
    for (Node node : keptNodes) {
      List<Edge> from = node.inputs().stream().map(redirect).toList();
      Node copy = node.with(layers.apply(node), from, masks.apply(node));
      copies.put(node, copy);
      made.add(copy);
    }
    List<Loss> judging =
        keptLosses.stream()
            .map(
                loss ->
                    new Loss(
                        loss.name(),
                        loss.function(),
                        loss.inputs().stream().map(redirect).toList(),
                        loss.weight(),
                        loss.origin()))
            .toList();
    List<Output> answers =
        graph.outputs().stream()
            .filter(
                output -> output.source() instanceof Input || copies.containsKey(output.source()))
            .map(
                output ->
                    new Output(
                        output.name(), copies.getOrDefault(output.source(), output.source())))
            .toList();
    return new Graph(
        graph.inputs(),
        graph.targets(),
        graph.parameters(),
        made,
        judging,
        answers,
        graph.instances(),
        graph.phases(),
        graph.averages(),
        graph.conflicts());
  }
}
