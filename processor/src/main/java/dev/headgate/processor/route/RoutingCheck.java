package dev.headgate.processor.route;

import dev.headgate.processor.diag.Problem;
import dev.headgate.processor.diag.Reporter;
import dev.headgate.processor.ir.Edge;
import dev.headgate.processor.ir.Graph;
import dev.headgate.processor.ir.Loss;
import dev.headgate.processor.ir.Mask;
import dev.headgate.processor.ir.Node;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Tells the user of losses, parameters and masks that do nothing. */
public final class RoutingCheck {

  private final Routing routing;
  private final Graph graph;
  private final Reach reach;
  private final Reporter reporter;

  private RoutingCheck(Routing routing, Reporter reporter) {
    this.routing = routing;
    this.graph = routing.graph();
    this.reach = routing.reach();
    this.reporter = reporter;
  }

  public static void check(Routing routing, Reporter reporter) {
    RoutingCheck check = new RoutingCheck(routing, reporter);
    check.checkLosses();
    if (!routing.graph().losses().isEmpty()) {
      check.checkParameters();
      check.checkMasks();
    }
    check.checkNodes();
  }

  private void checkLosses() {
    for (Loss loss : graph.losses()) {
      String name = loss.name();
      boolean connected =
          graph.nodes().stream()
              .anyMatch(node -> !node.parameters().isEmpty() && reach.connected(name, node));
      if (!connected) {
        reporter.report(
            Problem.LOSS_UNREACHED,
            loss.origin(),
            "\""
                + name
                + "\" depends on no parameter, so it can train nothing: judge the result of a layer with weights");
      } else if (graph.nodes().stream().noneMatch(node -> reach.trains(name, node))) {
        reporter.report(
            Problem.LOSS_TRAINS_NOTHING,
            loss.origin(),
            "\""
                + name
                + "\" trains nothing: masks keep it from every parameter that it depends on");
      }
    }
  }

  private void checkParameters() {
    Absences absences = new Absences(routing);
    Set<String> told = new HashSet<>();
    for (Node node : graph.nodes()) {
      boolean frozenOnPurpose = graph.lossNames().stream().noneMatch(node::trainedBy);
      for (var parameter : node.parameters()) {
        if (!frozenOnPurpose && absences.isAbsent(parameter) && told.add(node.instance())) {
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

  private void checkMasks() {
    Set<Mask> masks = new LinkedHashSet<>();
    Set<Mask> effective = new HashSet<>();
    for (Loss loss : graph.losses()) {
      loss.inputs().forEach(edge -> consider(edge, List.of(loss.name()), masks, effective));
    }
    for (Node node : graph.nodes()) {
      List<String> arriving =
          graph.lossNames().stream().filter(loss -> reach.arrives(loss, node)).toList();
      node.inputs().forEach(edge -> consider(edge, arriving, masks, effective));
      masks.addAll(node.frozen());
      node.frozen().stream()
          .filter(
              mask -> !node.parameters().isEmpty() && arriving.stream().anyMatch(mask::holdsBack))
          .forEach(effective::add);
    }
    masks.removeAll(effective);
    for (Mask mask : masks) {
      reporter.report(
          Problem.MASK_CUTS_NOTHING,
          mask.origin(),
          mask.text()
              + " cuts nothing: no gradient of "
              + String.join(" or ", graph.lossNames().stream().filter(mask::holdsBack).toList())
              + " would pass there; remove it or move it");
    }
  }

  private static void consider(
      Edge edge, List<String> arriving, Set<Mask> masks, Set<Mask> effective) {
    masks.addAll(edge.masks());
    if (edge.source() instanceof Node) {
      edge.masks().stream()
          .filter(mask -> arriving.stream().anyMatch(mask::holdsBack))
          .forEach(effective::add);
    }
  }

  private void checkNodes() {
    Set<Object> taken = new HashSet<>();
    graph.outputs().forEach(output -> taken.add(output.source()));
    graph.losses().forEach(loss -> loss.inputs().forEach(edge -> taken.add(edge.source())));
    graph.nodes().forEach(node -> node.inputs().forEach(edge -> taken.add(edge.source())));
    for (Node node : graph.nodes()) {
      if (!taken.contains(node)) {
        reporter.report(
            Problem.NODE_UNUSED,
            node.origin(),
            "\""
                + node.name()
                + "\" feeds no loss and no output, so it is not computed: mark it with @Output or remove it");
      }
    }
  }
}
