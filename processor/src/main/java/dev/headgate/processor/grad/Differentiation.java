package dev.headgate.processor.grad;

import dev.headgate.processor.grad.Operands.Direction;
import dev.headgate.processor.grad.Tensor.Cotangent;
import dev.headgate.processor.ir.Edge;
import dev.headgate.processor.ir.Graph;
import dev.headgate.processor.ir.Loss;
import dev.headgate.processor.ir.Node;
import dev.headgate.processor.ir.Parameter;
import dev.headgate.processor.ir.Required;
import dev.headgate.processor.ir.Rule;
import dev.headgate.processor.ir.Scale;
import dev.headgate.processor.ir.Source;
import dev.headgate.processor.route.Lane;
import dev.headgate.processor.route.Routing;
import dev.headgate.processor.route.Slot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Differentiates a routed graph. Walks from the losses towards the inputs; each node turns the
 * cotangents of its lanes into gradients of its parameters and contributions to the cotangents of
 * its inputs. Only lanes are walked, so what a mask cuts is never made.
 */
public final class Differentiation {

  private record Place(Node node, Lane lane) {}

  private final Routing routing;
  private final Graph graph;
  private final ForwardPass forward;
  private final Map<Place, List<Tensor>> contributions = new HashMap<>();
  private final List<Step> backward = new ArrayList<>();

  private Differentiation(Routing routing) {
    this.routing = routing;
    this.graph = routing.graph();
    this.forward = new ForwardPass(graph);
  }

  /**
   * The computation of a training step.
   *
   * @param answers whether it computes the outputs as well
   */
  static Program of(String name, Routing routing, boolean answers) {
    Differentiation made = new Differentiation(routing);
    Graph graph = routing.graph();
    return Program.of(
        name,
        routing,
        graph,
        made.forward,
        graph.losses(),
        answers ? graph.outputs() : List.of(),
        made.backward());
  }

  private List<Step> backward() {
    graph.losses().forEach(this::differentiate);
    for (int i = graph.nodes().size() - 1; i >= 0; i--) {
      differentiate(graph.nodes().get(i));
    }
    return backward;
  }

  private void differentiate(Loss loss) {
    List<BoundCall> calls = new ArrayList<>();
    List<String> absent = new ArrayList<>();
    Lane own = new Lane(List.of(loss.name()));
    for (int i = 0; i < loss.inputs().size(); i++) {
      Edge edge = loss.inputs().get(i);
      if (routing.continues(own, edge)) {
        Rule rule = loss.function().backwardInput(i, loss.shapes());
        Cotangent gradient = contribution(edge.source(), own);
        calls.addAll(forward.losses(loss, gradient, routing.factor(loss, edge)).bind(rule));
        contribute(edge.source(), own, gradient);
      } else {
        absent.addAll(cutLines(own, edge));
      }
    }
    if (!calls.isEmpty() || !absent.isEmpty()) {
      backward.add(Step.of(loss, Titles.backward(loss), calls, absent));
    }
  }

  private void differentiate(Node node) {
    List<BoundCall> calls = new ArrayList<>();
    List<String> absent = new ArrayList<>();
    Sums sums = new Sums(node, calls);
    for (Lane lane : routing.lanes(node)) {
      sums.arrive(lane, Required.get(contributions, new Place(node, lane)));
    }
    train(node, sums, calls, absent);
    for (int i = 0; i < node.inputs().size(); i++) {
      Edge edge = node.inputs().get(i);
      Map<Lane, List<Lane>> onwards = new LinkedHashMap<>();
      for (Lane lane : routing.lanes(node)) {
        if (routing.continues(lane, edge)) {
          Lane next = routing.laneAt(edge.source(), lane.losses().get(0));
          onwards.computeIfAbsent(next, key -> new ArrayList<>()).add(lane);
        } else {
          absent.addAll(cutLines(lane, edge));
        }
      }
      int argument = i;
      onwards.forEach((next, lanes) -> passOn(node, argument, lanes, next, sums, calls));
    }
    if (!calls.isEmpty() || !absent.isEmpty()) {
      backward.add(Step.of(node, Titles.backward(node), calls, absent));
    }
  }

  /**
   * Gradients of the node's parameters, one computation each on the sum of the lanes that train
   * them; one for each place where gradients in conflict are kept apart.
   */
  private void train(Node node, Sums sums, List<BoundCall> calls, List<String> absent) {
    Map<Slot, List<Lane>> training = routing.trainingLanes(node);
    long lanes = training.values().stream().mapToLong(List::size).sum();
    if (node.isTrainable() && lanes < routing.lanes(node).size()) {
      absent.add(frozenLine(node));
    }
    training.forEach(
        (slot, admitted) -> {
          Operands operands = operands(node, sums.of(admitted), null, slot);
          for (Parameter parameter : node.parameters()) {
            if (parameter.isTrainable()) {
              String name = parameter.spec().name();
              calls.addAll(operands.bind(node.layer().backwardParameter(name, node.shapes())));
            }
          }
        });
  }

  /** Lanes that are one upstream go back through the node as one. */
  private void passOn(
      Node node, int argument, List<Lane> lanes, Lane next, Sums sums, List<BoundCall> calls) {
    Edge edge = node.inputs().get(argument);
    Map<List<Scale>, List<Lane>> byFactor = new LinkedHashMap<>();
    for (Lane lane : lanes) {
      byFactor
          .computeIfAbsent(routing.factor(node, edge, lane), factor -> new ArrayList<>())
          .add(lane);
    }
    Tensor cotangent = sums.scaled(byFactor);
    Rule rule = node.layer().backwardInput(argument, node.shapes());
    if (rule instanceof Rule.Same) {
      contribute(edge.source(), next, cotangent);
    } else {
      Cotangent gradient = new Cotangent(name((Node) edge.source(), next), edge.source().shape());
      calls.addAll(operands(node, cotangent, gradient, Slot.COMMON).bind(rule));
      contribute(edge.source(), next, gradient);
    }
  }

  private Operands operands(
      Node node, Tensor outputGradient, @Nullable Tensor inputGradient, Slot slot) {
    return new Operands(
        forward.inputs(node.inputs()),
        forward.tensor(node),
        outputGradient,
        inputGradient,
        forward.extras(node),
        name -> new Tensor.Weights(node.parameter(name)),
        name -> new Tensor.WeightGradient(node.parameter(name), slot),
        List.of(),
        Direction.BACKWARD);
  }

  private void contribute(Source source, Lane from, Tensor gradient) {
    Lane lane = routing.laneAt(source, from.losses().get(0));
    contributions
        .computeIfAbsent(new Place((Node) source, lane), place -> new ArrayList<>())
        .add(gradient);
  }

  /** A new cotangent for what one consumer sends to a source. */
  private Cotangent contribution(Source source, Lane from) {
    Lane lane = routing.laneAt(source, from.losses().get(0));
    return new Cotangent(name((Node) source, lane), source.shape());
  }

  /** Where several lanes come to a value, their losses tell them apart. */
  private String name(Node node, Lane lane) {
    return node.name()
        + " gradient"
        + (routing.lanes(node).size() > 1 ? " of " + String.join(" and ", lane.losses()) : "");
  }

  private static String frozenLine(Node node) {
    List<String> masks = node.frozen().stream().map(mask -> mask.text()).distinct().toList();
    return "no gradient of "
        + String.join(", ", node.parameters().stream().map(Parameter::name).toList())
        + ": "
        + String.join("; ", masks);
  }

  /** A line for each mask that stops one of the lane's losses on the edge. */
  private static List<String> cutLines(Lane lane, Edge edge) {
    return edge.masks().stream()
        .filter(mask -> lane.losses().stream().anyMatch(mask::holdsBack))
        .map(
            mask ->
                String.join(" and ", lane.losses())
                    + " goes no further than here towards "
                    + edge.source().name()
                    + ": "
                    + mask.text())
        .toList();
  }
}
