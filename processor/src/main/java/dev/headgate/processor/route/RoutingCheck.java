package dev.headgate.processor.route;

import dev.headgate.processor.diag.Problem;
import dev.headgate.processor.diag.Reporter;
import dev.headgate.processor.ir.Graph;
import dev.headgate.processor.ir.Loss;
import dev.headgate.processor.ir.Node;
import java.util.HashSet;
import java.util.Set;

/** Tells the user of losses, parameters and masks that do nothing, each cause once. */
public final class RoutingCheck {

  private final Routing routing;
  private final Graph graph;
  private final Reach reach;
  private final Reporter reporter;

  /** The losses of which it has been told that they train nothing. */
  private final Set<String> idle = new HashSet<>();

  private RoutingCheck(Routing routing, Reporter reporter) {
    this.routing = routing;
    this.graph = routing.graph();
    this.reach = routing.reach();
    this.reporter = reporter;
  }

  public static void check(Routing routing, Reporter reporter) {
    RoutingCheck check = new RoutingCheck(routing, reporter);
    int before = reporter.errors();
    check.checkLosses();
    if (!routing.graph().losses().isEmpty() && reporter.errors() == before) {
      check.checkParameters();
      MaskEffects.of(routing).report(reporter);
    }
  }

  private void checkLosses() {
    for (Loss loss : graph.losses()) {
      String name = loss.name();
      boolean connected =
          graph.nodes().stream()
              .anyMatch(node -> !node.parameters().isEmpty() && reach.connected(name, node));
      if (!connected) {
        idle.add(name);
        reporter.report(
            Problem.LOSS_UNREACHED,
            loss.origin(),
            Jumps.between(loss.inputs(), node -> !node.parameters().isEmpty())
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
      } else if (graph.nodes().stream().noneMatch(node -> reach.trains(name, node))) {
        idle.add(name);
        reporter.report(
            Problem.LOSS_TRAINS_NOTHING,
            loss.origin(),
            "\"" + name + "\" trains nothing: masks keep it from all weights that it depends on");
      }
    }
  }

  private void checkParameters() {
    Absences absences = new Absences(routing);
    Set<Node> needed = needed();
    Set<String> told = new HashSet<>();
    for (Node node : graph.nodes()) {
      boolean frozenOnPurpose = graph.lossNames().stream().noneMatch(node::trainedBy);
      if (frozenOnPurpose || !needed.contains(node) || isIdle(node)) {
        continue;
      }
      for (var parameter : node.parameters()) {
        if (absences.isAbsent(parameter) && told.add(node.instance())) {
          reporter.report(
              Problem.PARAMETER_UNTRAINED,
              node.origin(),
              "\""
                  + parameter.name()
                  + "\" is trained by no loss ("
                  + absences.why(parameter)
                  + "); if \""
                  + node.instance()
                  + "\" is meant to stay as it is, say so with @Frozen");
        }
      }
    }
  }

  /** Whether a loss depends on a node of which it has been told that it trains nothing. */
  private boolean isIdle(Node node) {
    return idle.stream().anyMatch(loss -> reach.connected(loss, node));
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
