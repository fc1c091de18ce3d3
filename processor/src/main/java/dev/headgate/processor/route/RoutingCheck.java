package dev.headgate.processor.route;

import dev.headgate.processor.diag.Problem;
import dev.headgate.processor.diag.Reporter;
import dev.headgate.processor.ir.Conflict;
import dev.headgate.processor.ir.Graph;
import dev.headgate.processor.ir.Loss;
import dev.headgate.processor.ir.Node;
import dev.headgate.processor.ir.Parameter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Tells the user of losses, parameters and masks that do nothing, each cause once. */
public final class RoutingCheck {

  private final Routes routes;
  private final Graph graph;
  private final Reach everything;
  private final Reporter reporter;

  /** The losses of which it has been told that they train nothing. */
  private final Set<String> idle = new HashSet<>();

  /** The instances of which it has been told that a phase names them and does not train them. */
  private final Set<String> untrained = new HashSet<>();

  private RoutingCheck(Routes routes, Reporter reporter) {
    this.routes = routes;
    this.graph = routes.graph();
    this.everything = new Reach(graph);
    this.reporter = reporter;
  }

  public static void check(Routes routes, Reporter reporter) {
    RoutingCheck check = new RoutingCheck(routes, reporter);
    int before = reporter.errors();
    routes.steps().forEach(check::checkLosses);
    if (!routes.steps().isEmpty() && reporter.errors() == before) {
      routes.steps().forEach(check::checkPhase);
      check.checkParameters();
      check.checkWeights();
      check.checkConflicts();
      MaskEffects.of(routes).report(reporter);
    }
  }

  /** The losses of a step as the model declares them. */
  private List<Loss> losses(Routing routing) {
    return graph.losses().stream()
        .filter(loss -> routing.graph().lossNames().contains(loss.name()))
        .toList();
  }

  /** Whether a loss depends on weights at all, in a step where nothing is frozen. */
  private boolean isConnected(Loss loss) {
    return graph.nodes().stream()
        .anyMatch(node -> node.isTrainable() && everything.connected(loss.name(), node));
  }

  private void checkLosses(Routing routing) {
    Reach reach = routing.reach();
    List<Node> nodes = routing.graph().nodes();
    String where = routing.phase().name().isEmpty() ? "" : " in " + routing.phase().text();
    for (Loss loss : losses(routing)) {
      String name = loss.name();
      if (!isConnected(loss)) {
        idle.add(name);
        reporter.report(
            Problem.LOSS_UNREACHED,
            loss.origin(),
            Jumps.between(loss.inputs(), Node::isTrainable)
                .map(
                    jump ->
                        "\""
                            + name
                            + "\" depends on weights only through "
                            + Jumps.words(jump)
                            + ", which has no derivative, so it can train nothing: let the gradient"
                            + " pass with @StraightThrough there")
                .orElse(
                    "\""
                        + name
                        + "\" depends on no weights, so it can train nothing: let it judge the"
                        + " result of a layer that has some, such as @Dense"));
      } else if (nodes.stream().noneMatch(node -> reach.trains(name, node))) {
        idle.add(name);
        reporter.report(
            Problem.LOSS_TRAINS_NOTHING,
            loss.origin(),
            "\""
                + name
                + "\" trains nothing"
                + where
                + ": masks keep it from all weights that it depends on");
      }
    }
  }

  /** What a phase names it trains, or has behave as in training. */
  private void checkPhase(Routing routing) {
    for (String instance : routing.phase().trains()) {
      boolean trained =
          routing.graph().nodes().stream()
              .filter(node -> isIn(node, instance))
              .anyMatch(
                  node ->
                      !routing.trainingLanes(node).isEmpty()
                          || node.layer().inference() != node.layer());
      boolean told = idle.containsAll(routing.graph().lossNames());
      if (!trained && !told) {
        untrained.add(instance);
        reporter.report(
            Problem.PHASE_IDLE,
            routing.phase().origin(),
            routing.phase().text()
                + " names \""
                + instance
                + "\", but none of its losses trains that: remove it there or look for a mask");
      }
    }
  }

  private static boolean isIn(Node node, String instance) {
    return node.instance().equals(instance) || node.instance().startsWith(instance + ".");
  }

  private void checkParameters() {
    List<Absences> absences = routes.steps().stream().map(Absences::new).toList();
    Set<Node> needed = needed();
    Set<String> judgedIdly = judgedIdly();
    Set<String> reported = new HashSet<>();
    for (Node node : graph.nodes()) {
      boolean frozenOnPurpose = graph.lossNames().stream().noneMatch(node::trainedBy);
      boolean told = untrained.stream().anyMatch(instance -> isIn(node, instance));
      if (frozenOnPurpose || told || !needed.contains(node) || judgedIdly.contains(node.name())) {
        continue;
      }
      for (var parameter : node.parameters()) {
        boolean absent = absences.stream().allMatch(each -> each.isAbsent(parameter));
        if (parameter.isTrainable() && absent && reported.add(node.instance())) {
          reporter.report(
              Problem.PARAMETER_UNTRAINED,
              node.origin(),
              "\""
                  + parameter.name()
                  + "\" is trained by no loss ("
                  + why(absences, parameter)
                  + "); if \""
                  + node.instance()
                  + "\" is meant to stay as it is, say so with @Frozen");
        }
      }
    }
  }

  private static String why(List<Absences> absences, Parameter parameter) {
    return absences.stream()
        .map(each -> each.why(parameter))
        .distinct()
        .collect(Collectors.joining("; "));
  }

  /**
   * Updaters that divide a gradient by its size, such as Adam, undo a weight where no other loss
   * comes to the same parameters.
   */
  private void checkWeights() {
    for (Loss loss : graph.losses()) {
      if (loss.weight() == null) {
        continue;
      }
      Set<String> alone = new TreeSet<>();
      Set<String> together = new TreeSet<>();
      for (Routing routing : routes.steps()) {
        training(routing)
            .forEach(
                (parameter, losses) -> {
                  if (losses.contains(loss.name())) {
                    (losses.size() == 1 ? alone : together).add(parameter.instance());
                  }
                });
      }
      alone.removeAll(together);
      if (!alone.isEmpty()) {
        reporter.report(
            Problem.WEIGHT_ALONE,
            loss.weight().origin(),
            "\""
                + loss.name()
                + "\" is the only loss that trains "
                + String.join(", ", alone)
                + ", and updaters that divide a gradient by its size, such as Adam, undo a weight"
                + " there: use the rate of learning instead, or leave it if that is known");
      }
    }
  }

  /** Gradients are projected where at least two of the losses come together in a step. */
  private void checkConflicts() {
    for (Conflict conflict : graph.conflicts()) {
      boolean meets =
          routes.steps().stream().anyMatch(routing -> meeting(routing, conflict).size() > 1);
      if (!meets) {
        Set<String> ever = new TreeSet<>();
        routes.steps().forEach(routing -> ever.addAll(meeting(routing, conflict)));
        reporter.report(
            Problem.CONFLICT_NOTHING,
            conflict.origin(),
            "@ProjectConflicts on \""
                + conflict.instance()
                + "\" projects nothing: of "
                + String.join(", ", conflict.losses())
                + (ever.isEmpty()
                    ? " none trains it"
                    : ever.size() == 1
                        ? " only " + ever.iterator().next() + " trains it"
                        : " no two train it in one phase")
                + "; remove it or look for a mask");
      }
    }
  }

  /** The losses whose gradients a step keeps apart for a conflict. */
  private static Set<String> meeting(Routing routing, Conflict conflict) {
    return routing.graph().nodes().stream()
        .flatMap(node -> routing.trainingLanes(node).keySet().stream())
        .filter(slot -> slot.instance().equals(conflict.instance()))
        .map(Slot::loss)
        .collect(Collectors.toSet());
  }

  /** The losses that train each parameter in a step, in whatever use. */
  private static Map<Parameter, Set<String>> training(Routing routing) {
    Map<Parameter, Set<String>> training = new HashMap<>();
    for (Node node : routing.graph().nodes()) {
      for (Parameter parameter : node.parameters()) {
        routing.trainingLanes(node).values().stream()
            .flatMap(List::stream)
            .forEach(
                lane ->
                    training
                        .computeIfAbsent(parameter, key -> new HashSet<>())
                        .addAll(lane.losses()));
      }
    }
    return training;
  }

  /** The nodes on which a loss depends of which it has been told that it trains nothing. */
  private Set<String> judgedIdly() {
    return routes.steps().stream()
        .flatMap(
            routing ->
                routing.graph().nodes().stream()
                    .filter(
                        node ->
                            idle.stream().anyMatch(loss -> routing.reach().connected(loss, node))))
        .map(Node::name)
        .collect(Collectors.toSet());
  }

  /** What outputs and losses are computed from: what is not is told of as unused. */
  private Set<Node> needed() {
    Set<Object> taken = new HashSet<>();
    graph.outputs().forEach(output -> taken.add(output.source()));
    graph.losses().forEach(loss -> loss.inputs().forEach(edge -> taken.add(edge.source())));
    Set<Node> needed = new HashSet<>();
    for (int i = graph.nodes().size() - 1; i >= 0; i--) {
      Node node = graph.nodes().get(i);
      if (taken.contains(node)) {
        needed.add(node);
        node.inputs().forEach(edge -> taken.add(edge.source()));
      }
    }
    return needed;
  }
}
