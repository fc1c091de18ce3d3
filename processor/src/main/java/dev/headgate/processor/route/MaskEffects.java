package dev.headgate.processor.route;

import dev.headgate.processor.diag.Origin;
import dev.headgate.processor.diag.Problem;
import dev.headgate.processor.diag.Reporter;
import dev.headgate.processor.ir.Edge;
import dev.headgate.processor.ir.Graph;
import dev.headgate.processor.ir.Loss;
import dev.headgate.processor.ir.Mask;
import dev.headgate.processor.ir.Node;
import dev.headgate.processor.ir.Scale;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which masks do something. Where several hold back the same loss at the same place, the first of
 * them does it and the others repeat it.
 */
final class MaskEffects {

  private final Graph graph;
  private final Set<Mask> freezes = new LinkedHashSet<>();
  private final Set<Mask> stops = new LinkedHashSet<>();
  private final Set<Mask> effective = new HashSet<>();
  private final Map<Mask, Mask> repeats = new HashMap<>();

  /** Scales as written; each use of a subnetwork has its own of what stands in it. */
  private final Set<Written> scales = new LinkedHashSet<>();

  private final Set<Written> effectiveScales = new HashSet<>();

  private record Written(String text, Origin origin) {
    static Written of(Scale scale) {
      return new Written(scale.text(), scale.origin());
    }
  }

  private MaskEffects(Graph graph) {
    this.graph = graph;
  }

  /** A mask does something if it does in one of the steps. */
  static MaskEffects of(Routes routes) {
    MaskEffects effects = new MaskEffects(routes.graph());
    routes.graph().nodes().forEach(node -> effects.freezes.addAll(node.frozen()));
    routes.graph().nodes().forEach(effects::considerMode);
    routes.steps().forEach(effects::consider);
    // Where masks keep all losses from a node that none comes to anyway, they say that this is
    // meant: without them the compiler would ask for them.
    Set<String> reached = reached(routes);
    routes.graph().nodes().stream()
        .filter(node -> node.isTrainable() && !reached.contains(node.name()))
        .filter(node -> routes.graph().lossNames().stream().noneMatch(node::trainedBy))
        .forEach(node -> effects.credit(node.frozen(), routes.graph().lossNames()));
    return effects;
  }

  /** Where all is frozen, a layer that behaves differently in training does so no more. */
  private void considerMode(Node node) {
    if (node.layer().frozen() != node.layer()) {
      List<Mask> total = node.frozen().stream().filter(Mask::total).toList();
      total.stream().limit(1).forEach(effective::add);
      total.stream().skip(1).forEach(mask -> repeats.putIfAbsent(mask, total.get(0)));
    }
  }

  /** The names of the nodes to which a loss comes in some step. */
  private static Set<String> reached(Routes routes) {
    Set<String> reached = new HashSet<>();
    for (Routing routing : routes.steps()) {
      List<String> losses = routing.graph().lossNames();
      routing.graph().nodes().stream()
          .filter(node -> losses.stream().anyMatch(loss -> routing.reach().arrives(loss, node)))
          .forEach(node -> reached.add(node.name()));
    }
    return reached;
  }

  private void consider(Routing routing) {
    for (Loss loss : routing.graph().losses()) {
      loss.inputs().forEach(edge -> consider(edge, List.of(loss.name())));
    }
    for (Node node : routing.graph().nodes()) {
      List<String> arriving =
          routing.graph().lossNames().stream()
              .filter(loss -> routing.reach().arrives(loss, node))
              .toList();
      node.inputs().forEach(edge -> consider(edge, arriving));
      if (node.isTrainable()) {
        credit(node.frozen().stream().filter(freezes::contains).toList(), arriving);
      }
    }
  }

  private void consider(Edge edge, List<String> arriving) {
    stops.addAll(edge.masks());
    edge.scales().forEach(scale -> scales.add(Written.of(scale)));
    if (edge.differentiable() && edge.source() instanceof Node) {
      credit(edge.masks(), arriving);
      arriving.stream()
          .filter(edge::admits)
          .flatMap(loss -> edge.scalesOf(loss).stream())
          .forEach(scale -> effectiveScales.add(Written.of(scale)));
    }
  }

  private void credit(List<Mask> masks, List<String> arriving) {
    for (String loss : arriving) {
      List<Mask> holding = masks.stream().filter(mask -> mask.holdsBack(loss)).toList();
      if (!holding.isEmpty()) {
        effective.add(holding.get(0));
        holding.stream().skip(1).forEach(mask -> repeats.putIfAbsent(mask, holding.get(0)));
      }
    }
  }

  void report(Reporter reporter) {
    for (Written scale : scales) {
      if (!effectiveScales.contains(scale)) {
        reporter.report(
            Problem.SCALE_NOTHING,
            scale.origin(),
            scale.text() + " scales nothing: no gradient goes on from there; remove it or move it");
      }
    }
    List<Mask> all = new ArrayList<>(stops);
    all.addAll(freezes);
    for (Mask mask : all) {
      if (effective.contains(mask) || isOfAverage(mask)) {
        continue;
      }
      Mask first = repeats.get(mask);
      if (first != null) {
        reporter.report(
            Problem.MASK_REPEATS,
            mask.origin(),
            mask.text() + " repeats " + first.text() + ": remove one of them");
      } else {
        reporter.report(Problem.MASK_CUTS_NOTHING, mask.origin(), mask.text() + whyNothing(mask));
      }
    }
  }

  /** Whether a mask is not written as one, but comes with an average. */
  private boolean isOfAverage(Mask mask) {
    return graph.averages().stream().anyMatch(each -> each.origin().equals(mask.origin()));
  }

  private String whyNothing(Mask mask) {
    String losses =
        String.join(" or ", graph.lossNames().stream().filter(mask::holdsBack).toList());
    if (!freezes.contains(mask)) {
      return " cuts nothing: no gradient of "
          + losses
          + " goes on from there anyway; remove it or move it";
    }
    boolean weights =
        graph.nodes().stream().anyMatch(node -> node.frozen().contains(mask) && node.isTrainable());
    return weights
        ? " freezes nothing: no gradient of " + losses + " comes there anyway; remove it"
        : " freezes nothing: there are no weights there; remove it, or to stop gradients write"
            + " @StopGradientFrom";
  }
}
