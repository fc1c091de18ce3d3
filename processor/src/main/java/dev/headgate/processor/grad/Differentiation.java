package dev.headgate.processor.grad;

import dev.headgate.processor.grad.BoundCall.Operand;
import dev.headgate.processor.grad.BoundCall.Plain;
import dev.headgate.processor.grad.Tensor.Cotangent;
import dev.headgate.processor.ir.Argument;
import dev.headgate.processor.ir.Edge;
import dev.headgate.processor.ir.Graph;
import dev.headgate.processor.ir.Loss;
import dev.headgate.processor.ir.Node;
import dev.headgate.processor.ir.Parameter;
import dev.headgate.processor.ir.Required;
import dev.headgate.processor.ir.Rule;
import dev.headgate.processor.ir.Shape;
import dev.headgate.processor.ir.Source;
import dev.headgate.processor.route.Lane;
import dev.headgate.processor.route.Routing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  public static Program of(Routing routing) {
    return new Differentiation(routing).program();
  }

  private Program program() {
    Set<Node> forOutputs =
        ForwardPass.needed(graph, graph.outputs().stream().map(Graph.Output::source).toList());
    List<Source> judged = new ArrayList<>();
    graph.losses().forEach(loss -> loss.inputs().forEach(edge -> judged.add(edge.source())));
    Set<Node> forLosses = ForwardPass.needed(graph, judged);
    Set<Step> outputSteps = new LinkedHashSet<>();
    Set<Step> lossSteps = new LinkedHashSet<>();
    Set<Step> all = new LinkedHashSet<>();
    for (Node node : graph.nodes()) {
      Step step = forward.step(node);
      if (step.calls().isEmpty()) {
        continue;
      }
      if (forOutputs.contains(node)) {
        outputSteps.add(step);
        all.add(step);
      }
      if (forLosses.contains(node)) {
        lossSteps.add(step);
        all.add(step);
      }
    }
    List<Step> losses = graph.losses().stream().map(forward::step).toList();
    graph.losses().forEach(this::differentiate);
    for (int i = graph.nodes().size() - 1; i >= 0; i--) {
      differentiate(graph.nodes().get(i));
    }
    List<Tensor> outputs =
        graph.outputs().stream().map(output -> forward.tensor(output.source())).toList();
    return new Program(
        graph, routing, List.copyOf(all), losses, backward, outputSteps, lossSteps, outputs);
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
        calls.addAll(forward.losses(loss, gradient).bind(rule));
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
    Map<Lane, Tensor> cotangents = new HashMap<>();
    for (Lane lane : routing.lanes(node)) {
      cotangents.put(lane, sum(node, Required.get(contributions, new Place(node, lane)), calls));
    }
    train(node, cotangents, calls, absent);
    for (int i = 0; i < node.inputs().size(); i++) {
      Edge edge = node.inputs().get(i);
      for (Lane lane : routing.lanes(node)) {
        if (routing.continues(lane, edge)) {
          passOn(node, i, lane, Required.get(cotangents, lane), calls);
        } else {
          absent.addAll(cutLines(lane, edge));
        }
      }
    }
    if (!calls.isEmpty() || !absent.isEmpty()) {
      backward.add(Step.of(node, Titles.backward(node), calls, absent));
    }
  }

  /**
   * Gradients of the node's parameters, one computation each on the sum of the lanes that train
   * them.
   */
  private void train(
      Node node, Map<Lane, Tensor> cotangents, List<BoundCall> calls, List<String> absent) {
    List<Lane> training = routing.trainingLanes(node);
    if (!node.parameters().isEmpty() && training.size() < routing.lanes(node).size()) {
      absent.add(frozenLine(node));
    }
    if (training.isEmpty()) {
      return;
    }
    Tensor admitted =
        sum(node, training.stream().map(lane -> Required.get(cotangents, lane)).toList(), calls);
    for (Parameter parameter : node.parameters()) {
      Operands operands = operands(node, admitted, null);
      calls.addAll(
          operands.bind(node.layer().backwardParameter(parameter.spec().name(), node.shapes())));
    }
  }

  private void passOn(Node node, int argument, Lane lane, Tensor cotangent, List<BoundCall> calls) {
    Source source = node.inputs().get(argument).source();
    Rule rule = node.layer().backwardInput(argument, node.shapes());
    if (rule instanceof Rule.Same) {
      contribute(source, lane, cotangent);
    } else {
      Cotangent gradient = contribution(source, lane);
      calls.addAll(operands(node, cotangent, gradient).bind(rule));
      contribute(source, lane, gradient);
    }
  }

  private Operands operands(Node node, Tensor outputGradient, @Nullable Tensor inputGradient) {
    return new Operands(
        forward.inputs(node.inputs()),
        forward.tensor(node),
        outputGradient,
        inputGradient,
        name -> new Tensor.Weights(node.parameter(name)),
        name -> new Tensor.WeightGradient(node.parameter(name)));
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

  /** The sum of several cotangents; the first where there is only one. */
  private Tensor sum(Node node, List<Tensor> parts, List<BoundCall> calls) {
    Tensor sum = parts.get(0);
    for (Tensor part : parts.subList(1, parts.size())) {
      Cotangent next = new Cotangent(node.name() + " gradient sum", node.shape());
      calls.add(addition(node.shape(), sum, part, next));
      sum = next;
    }
    return sum;
  }

  private static BoundCall addition(Shape shape, Tensor a, Tensor b, Tensor sum) {
    return new BoundCall(
        "Addition",
        "forward",
        List.of(
            new Plain(new Argument.Count(shape.size())),
            new Operand(a, 0, false),
            new Operand(b, 0, false),
            new Operand(sum, 0, true)),
        true);
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
