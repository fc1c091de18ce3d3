package dev.headgate.processor.reference;

import dev.headgate.processor.ir.Edge;
import dev.headgate.processor.ir.Loss;
import dev.headgate.processor.ir.Node;
import dev.headgate.processor.ir.Parameter;
import dev.headgate.processor.ir.Source;
import dev.headgate.processor.ir.StraightThrough;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Computes a model of some samples, forward only; one of them, where no layer compares samples. A
 * value can be computed a second time with one parameter changed as a loss sees it: what masks hold
 * that loss back from keeps its first value, and so does what a layer without a derivative takes.
 */
final class Interpreter {

  private final ReferenceModel model;
  private final Map<Parameter, Array> parameters;
  private final Pass pass;
  private final int samples;

  /** Sample by sample. */
  private final Map<Source, List<Array>> values = new HashMap<>();

  /**
   * @param samples the inputs and targets of the model by name, sample by sample
   */
  Interpreter(
      ReferenceModel model,
      Map<Parameter, Array> parameters,
      List<Map<String, double[]>> samples,
      Pass pass) {
    this.model = model;
    this.parameters = parameters;
    this.pass = pass;
    this.samples = samples.size();
    Stream.concat(model.graph().inputs().stream(), model.graph().targets().stream())
        .forEach(
            in ->
                values.put(
                    in,
                    samples.stream()
                        .map(sample -> new Array(in.shape(), sample.get(in.name())))
                        .toList()));
    for (Node node : model.graph().nodes()) {
      values.put(node, apply(node, sources(node.inputs()), parameters));
    }
  }

  /** A value of all samples, one after the other. */
  double[] value(Source source) {
    return values.get(source).stream().flatMapToDouble(a -> Arrays.stream(a.values())).toArray();
  }

  /** The mean over the samples. */
  double loss(Loss loss) {
    return apply(loss, sources(loss.inputs()));
  }

  /** Whether a loss has a gradient where it is. */
  boolean isSmooth(Loss loss) {
    List<List<Array>> inputs = sources(loss.inputs());
    return IntStream.range(0, samples)
        .mapToObj(s -> inputs.stream().map(in -> in.get(s)).toList())
        .allMatch(sample -> LossReference.isSmooth(loss.function().name(), sample));
  }

  /** Whether no layer chooses between things that float32 cannot tell apart. */
  boolean hasClearChoices() {
    for (Node node : model.graph().nodes()) {
      Map<String, Array> own = new HashMap<>();
      node.parameters().forEach(p -> own.put(p.spec().name(), parameters.get(p)));
      Settings settings = model.settings().get(node);
      String layer = node.layer().name();
      for (Array x : values.get(node.inputs().get(0).source())) {
        if (!Choices.areClear(layer, settings, x, own)) {
          return false;
        }
      }
    }
    return true;
  }

  /** What the layers remember after a step; those that do not are absent. */
  Map<String, double[]> remembered() {
    Map<String, double[]> memory = new HashMap<>();
    for (Node node : Paths.judged(model.graph())) {
      if (node.layer().name().equals("batchNorm") && !node.isFrozen()) {
        BatchStatistics batch = BatchStatistics.of(values.get(node.inputs().get(0).source()));
        double momentum = model.settings().get(node).real("momentum");
        remember(node, "runningMean", batch.mean(), momentum, memory);
        remember(node, "runningVariance", batch.unbiased(), momentum, memory);
      }
    }
    return memory;
  }

  /** A layer that is used twice remembers twice. */
  private void remember(
      Node node, String kind, double[] seen, double momentum, Map<String, double[]> memory) {
    Parameter parameter = node.parameter(kind);
    double[] before =
        memory.getOrDefault(parameter.name(), parameters.get(parameter).values()).clone();
    Arrays.setAll(before, c -> (1 - momentum) * before[c] + momentum * seen[c]);
    memory.put(parameter.name(), before);
  }

  /**
   * The loss after a change of a parameter that reaches it only where its masks let it: a use that
   * it may not train keeps the old parameter, and an edge that stops it carries the old value.
   */
  double loss(Loss loss, Parameter parameter, Array changed) {
    Map<Source, List<Array>> moved = new HashMap<>();
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
  private List<Array> changed(Node node, List<List<Array>> inputs, Map<Parameter, Array> seen) {
    if (!(node.layer() instanceof StraightThrough)) {
      return apply(node, inputs, seen);
    }
    List<List<Array>> held = new ArrayList<>(inputs);
    held.set(0, values.get(node.inputs().get(0).source()));
    List<Array> results = new ArrayList<>();
    for (Array result : apply(node, held, seen)) {
      int sample = results.size();
      double[] now = inputs.get(0).get(sample).values();
      double[] before = held.get(0).get(sample).values();
      double[] moved = result.values().clone();
      Arrays.setAll(moved, i -> moved[i] + now[i] - before[i]);
      results.add(new Array(node.shape(), moved));
    }
    return results;
  }

  private static boolean carries(Edge edge, Loss loss, Map<Source, List<Array>> moved) {
    return edge.admits(loss.name()) && moved.containsKey(edge.source());
  }

  private List<List<Array>> sources(List<Edge> edges) {
    return edges.stream().map(edge -> values.get(edge.source())).toList();
  }

  private List<List<Array>> sources(List<Edge> edges, Loss loss, Map<Source, List<Array>> moved) {
    return edges.stream().map(edge -> source(edge, loss, moved)).toList();
  }

  /** What comes along an edge; where gradients are scaled there, the change is. */
  private List<Array> source(Edge edge, Loss loss, Map<Source, List<Array>> moved) {
    List<Array> old = values.get(edge.source());
    if (!carries(edge, loss, moved)) {
      return old;
    }
    double scale =
        edge.scalesOf(loss.name()).stream()
            .mapToDouble(each -> each.value())
            .reduce(1, (a, b) -> a * b);
    List<Array> results = new ArrayList<>();
    for (Array before : old) {
      double[] near = before.values().clone();
      double[] now = moved.get(edge.source()).get(results.size()).values();
      Arrays.setAll(near, i -> near[i] + scale * (now[i] - near[i]));
      results.add(new Array(before.shape(), near));
    }
    return results;
  }

  private List<Array> apply(Node node, List<List<Array>> inputs, Map<Parameter, Array> seen) {
    Map<String, Array> own = new HashMap<>();
    node.parameters().forEach(p -> own.put(p.spec().name(), seen.get(p)));
    List<Array> results = results(node, inputs, own);
    for (Array result : results) {
      if (!result.shape().equals(node.shape())) {
        throw new AssertionError(
            node + " is " + node.shape() + ", but should be " + result.shape());
      }
    }
    return results;
  }

  private List<Array> results(Node node, List<List<Array>> inputs, Map<String, Array> own) {
    Settings settings = model.settings().get(node);
    BatchReference ofBatch = BatchReference.ALL.get(node.layer().name());
    if (ofBatch != null) {
      return ofBatch.apply(settings, inputs, own, pass.at(node));
    }
    LayerReference ofSample = LayerReference.ALL.get(node.layer().name());
    if (ofSample == null) {
      throw new AssertionError("no reference for the layer " + node.layer().name());
    }
    return IntStream.range(0, samples)
        .mapToObj(s -> ofSample.apply(settings, inputs.stream().map(in -> in.get(s)).toList(), own))
        .toList();
  }

  private double apply(Loss loss, List<List<Array>> inputs) {
    LossReference reference = LossReference.ALL.get(loss.function().name());
    if (reference == null) {
      throw new AssertionError("no reference for the loss " + loss.function().name());
    }
    Settings settings = model.lossSettings().get(loss.name());
    return IntStream.range(0, samples)
        .mapToDouble(s -> reference.apply(settings, inputs.stream().map(in -> in.get(s)).toList()))
        .average()
        .orElseThrow();
  }
}
