package dev.headgate.processor.route;

import dev.headgate.processor.ir.Edge;
import dev.headgate.processor.ir.Graph;
import dev.headgate.processor.ir.Mask;
import dev.headgate.processor.ir.Node;
import dev.headgate.processor.ir.Parameter;
import dev.headgate.processor.ir.Required;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Why a parameter has no gradient, in words. */
public final class Absences {

  private static final int MOST_REASONS = 20;

  private final Routing routing;

  /** The nodes that use a parameter. */
  private final Map<Parameter, List<Node>> uses = new HashMap<>();

  /** The masks that hold a loss back somewhere between it and a node. */
  private final Map<Node, Set<Mask>> cutBefore = new HashMap<>();

  public Absences(Routing routing) {
    this.routing = routing;
    Graph graph = routing.graph();
    for (Node node : graph.nodes()) {
      cutBefore.put(node, new LinkedHashSet<>());
      node.parameters()
          .forEach(
              parameter -> uses.computeIfAbsent(parameter, key -> new ArrayList<>()).add(node));
    }
    graph.losses().forEach(loss -> loss.inputs().forEach(edge -> cut(edge, Set.of())));
    for (int i = graph.nodes().size() - 1; i >= 0; i--) {
      Node node = graph.nodes().get(i);
      node.inputs().forEach(edge -> cut(edge, Required.get(cutBefore, node)));
    }
  }

  private void cut(Edge edge, Set<Mask> before) {
    if (edge.differentiable() && edge.source() instanceof Node node) {
      Required.get(cutBefore, node).addAll(before);
      Required.get(cutBefore, node).addAll(edge.masks());
    }
  }

  /** Whether no loss trains the parameter in any use. */
  public boolean isAbsent(Parameter parameter) {
    return !parameter.isTrainable()
        || uses(parameter).stream().allMatch(node -> routing.trainingLanes(node).isEmpty());
  }

  /** Such as {@code frozen by @Frozen on output3}. */
  public String why(Parameter parameter) {
    if (!parameter.isTrainable()) {
      return "the layer itself keeps it";
    }
    Set<String> reasons = new LinkedHashSet<>();
    for (Node node : uses(parameter)) {
      node.frozen().stream()
          .filter(Mask::total)
          .forEach(mask -> reasons.add("frozen by " + mask.text()));
      for (String loss : routing.graph().lossNames()) {
        if (routing.reach().arrives(loss, node)) {
          node.frozen().stream()
              .filter(mask -> mask.holdsBack(loss))
              .forEach(mask -> reasons.add("frozen by " + mask.text()));
        } else if (routing.reach().connected(loss, node)) {
          Required.get(cutBefore, node).stream()
              .filter(mask -> mask.holdsBack(loss))
              .forEach(mask -> reasons.add(loss + " is cut by " + mask.text()));
        }
      }
    }
    return reasons.isEmpty() ? whyUnreached(parameter) : sentence(List.copyOf(reasons));
  }

  /** As many reasons as somebody reads; a class file has no room for all of very many. */
  private static String sentence(List<String> reasons) {
    return reasons.size() <= MOST_REASONS
        ? String.join("; ", reasons)
        : String.join("; ", reasons.subList(0, MOST_REASONS))
            + "; and "
            + (reasons.size() - MOST_REASONS)
            + " more masks";
  }

  private String whyUnreached(Parameter parameter) {
    List<Edge> judged =
        uses(parameter).isEmpty() // so no way leads there, and none has to be looked for
            ? List.of()
            : routing.graph().losses().stream().flatMap(loss -> loss.inputs().stream()).toList();
    return Jumps.between(judged, node -> node.parameters().contains(parameter))
        .map(jump -> "no gradient passes " + Jumps.words(jump) + ", which has no derivative")
        .orElse(
            routing.phase().name().isEmpty()
                ? "no loss depends on it"
                : "no loss of " + routing.phase().text() + " depends on it");
  }

  private List<Node> uses(Parameter parameter) {
    return uses.getOrDefault(parameter, List.of());
  }
}
