package dev.headgate.processor.reference;

import dev.headgate.processor.ir.Edge;
import dev.headgate.processor.ir.Loss;
import dev.headgate.processor.ir.Node;
import dev.headgate.processor.ir.Parameter;
import dev.headgate.processor.ir.Source;
import dev.headgate.processor.ir.StraightThrough;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Computes a model of one sample, forward only. A value can be computed a second time with one
 * parameter changed as a loss sees it: what masks hold that loss back from keeps its first value,
 * and so does what a layer without a derivative takes.
 */
final class Interpreter {

  private final ReferenceModel model;
  private final Map<Parameter, Array> parameters;
  private final Map<Source, Array> values = new HashMap<>();

  /**
   * @param sample the inputs and targets of the model by name
   */
  Interpreter(
      ReferenceModel model, Map<Parameter, Array> parameters, Map<String, double[]> sample) {
    this.model = model;
    this.parameters = parameters;
    model
        .graph()
        .inputs()
        .forEach(in -> values.put(in, new Array(in.shape(), sample.get(in.name()))));
    model
        .graph()
        .targets()
        .forEach(in -> values.put(in, new Array(in.shape(), sample.get(in.name()))));
    for (Node node : model.graph().nodes()) {
      values.put(node, apply(node, sources(node.inputs()), parameters));
    }
  }

  Array value(Source source) {
    return values.get(source);
  }

  double loss(Loss loss) {
    return apply(loss, sources(loss.inputs()));
  }

  /**
   * The loss after a change of a parameter that reaches it only where its masks let it: a use that
   * it may not train keeps the old parameter, and an edge that stops it carries the old value.
   */
  double loss(Loss loss, Parameter parameter, Array changed) {
    Map<Source, Array> moved = new HashMap<>();
    for (Node node : model.graph().nodes()) {
      boolean changes = node.parameters().contains(parameter) && node.trainedBy(loss.name());
      if (changes || node.inputs().stream().anyMatch(edge -> carries(edge, loss, moved))) {
        Map<Parameter, Array> seen = new HashMap<>(parameters);
        if (changes) {
          seen.put(parameter, changed);
        }
        moved.put(node, changed(node, sources(node.inputs(), loss, moved), seen));
      }
    }
    return apply(loss, sources(loss.inputs(), loss, moved));
  }

  /** Straight through, a result moves as its input does, whatever the layer makes of that. */
  private Array changed(Node node, List<Array> inputs, Map<Parameter, Array> seen) {
    if (!(node.layer() instanceof StraightThrough)) {
      return apply(node, inputs, seen);
    }
    List<Array> held = new ArrayList<>(inputs);
    held.set(0, values.get(node.inputs().get(0).source()));
    double[] result = apply(node, held, seen).values().clone();
    for (int i = 0; i < result.length; i++) {
      result[i] += inputs.get(0).values()[i] - held.get(0).values()[i];
    }
    return new Array(node.shape(), result);
  }

  private static boolean carries(Edge edge, Loss loss, Map<Source, Array> moved) {
    return edge.admits(loss.name()) && moved.containsKey(edge.source());
  }

  private List<Array> sources(List<Edge> edges) {
    return edges.stream().map(edge -> values.get(edge.source())).toList();
  }

  private List<Array> sources(List<Edge> edges, Loss loss, Map<Source, Array> moved) {
    return edges.stream().map(edge -> source(edge, loss, moved)).toList();
  }

  /** What comes along an edge; where gradients are scaled there, the change is. */
  private Array source(Edge edge, Loss loss, Map<Source, Array> moved) {
    Array old = values.get(edge.source());
    if (!carries(edge, loss, moved)) {
      return old;
    }
    double scale =
        edge.scalesOf(loss.name()).stream()
            .mapToDouble(each -> each.value())
            .reduce(1, (a, b) -> a * b);
    double[] near = old.values().clone();
    for (int i = 0; i < near.length; i++) {
      near[i] += scale * (moved.get(edge.source()).values()[i] - near[i]);
    }
    return new Array(old.shape(), near);
  }

  private Array apply(Node node, List<Array> inputs, Map<Parameter, Array> seen) {
    LayerReference reference = LayerReference.ALL.get(node.layer().name());
    if (reference == null) {
      throw new AssertionError("no reference for the layer " + node.layer().name());
    }
    Map<String, Array> own = new HashMap<>();
    node.parameters().forEach(p -> own.put(p.spec().name(), seen.get(p)));
    Array result = reference.apply(model.settings().get(node), inputs, own);
    if (!result.shape().equals(node.shape())) {
      throw new AssertionError(node + " is " + node.shape() + ", but should be " + result.shape());
    }
    return result;
  }

  private double apply(Loss loss, List<Array> inputs) {
    LossReference reference = LossReference.ALL.get(loss.function().name());
    if (reference == null) {
      throw new AssertionError("no reference for the loss " + loss.function().name());
    }
    return reference.apply(model.lossSettings().get(loss.name()), inputs);
  }
}
