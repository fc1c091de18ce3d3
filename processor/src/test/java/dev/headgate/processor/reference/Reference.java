package dev.headgate.processor.reference;

import dev.headgate.processor.ir.Graph;
import dev.headgate.processor.ir.Loss;
import dev.headgate.processor.ir.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a model should compute: forward by the {@link Interpreter}, gradients by central differences
 * of it, loss by loss with what that loss's masks cut held constant, and then summed.
 */
public final class Reference {

  private static final double STEP = 2e-6;

  /** How far the slopes to both sides may differ, relative to the tensor's gradient. */
  private static final double BEND = 1e-4;

  /** How far they differ from rounding alone: a few times 1e-16 over the step. */
  private static final double ROUNDING = 1e-8;

  private final Graph graph;
  private final List<Interpreter> samples = new ArrayList<>();
  private final List<Map<Parameter, double[]>> gradients = new ArrayList<>();

  private Reference(Graph graph) {
    this.graph = graph;
  }

  /**
   * Computes all samples one by one; {@link #ofBatch} then puts batches together.
   *
   * @param parameters elements by parameter name
   * @param samples inputs and targets by name, sample by sample
   * @throws KinkException where a gradient cannot be told by differences
   */
  public static Reference of(
      ReferenceModel model, Map<String, double[]> parameters, List<Map<String, double[]>> samples)
      throws KinkException {
    Reference reference = new Reference(model.graph());
    Map<Parameter, Array> arrays = new LinkedHashMap<>();
    model
        .graph()
        .parameters()
        .forEach(p -> arrays.put(p, new Array(p.shape(), parameters.get(p.name()))));
    for (Map<String, double[]> sample : samples) {
      Interpreter interpreter = new Interpreter(model, arrays, sample);
      reference.samples.add(interpreter);
      reference.gradients.add(reference.gradients(interpreter, arrays));
    }
    return reference;
  }

  /** What the model should answer for the first {@code batch} samples. */
  public Expectation ofBatch(int batch) {
    Map<String, double[]> outputs = new LinkedHashMap<>();
    for (Graph.Output output : graph.outputs()) {
      int size = output.source().shape().size();
      double[] all = new double[batch * size];
      for (int s = 0; s < batch; s++) {
        System.arraycopy(samples.get(s).value(output.source()).values(), 0, all, s * size, size);
      }
      outputs.put(output.name(), all);
    }
    Map<String, Double> losses = new LinkedHashMap<>();
    for (Loss loss : graph.losses()) {
      double sum = samples.subList(0, batch).stream().mapToDouble(s -> s.loss(loss)).sum();
      losses.put(loss.name(), sum / batch);
    }
    Map<String, double[]> means = new LinkedHashMap<>();
    for (Parameter parameter : graph.parameters()) {
      if (Paths.isTrained(graph, parameter)) {
        double[] mean = new double[parameter.shape().size()];
        gradients.subList(0, batch).forEach(g -> addTo(mean, g.get(parameter), batch));
        means.put(parameter.name(), mean);
      }
    }
    return new Expectation(outputs, losses, means);
  }

  private static void addTo(double[] mean, double[] values, double divisor) {
    for (int i = 0; i < mean.length; i++) {
      mean[i] += values[i] / divisor;
    }
  }

  private Map<Parameter, double[]> gradients(Interpreter sample, Map<Parameter, Array> parameters)
      throws KinkException {
    Map<Parameter, double[]> sums = new LinkedHashMap<>();
    for (Parameter parameter : graph.parameters()) {
      double[] sum = new double[parameter.shape().size()];
      for (Loss loss : graph.losses()) {
        if (Paths.trains(loss, parameter)) {
          double[] slopes = difference(sample, loss, parameter, parameters.get(parameter));
          double weight = loss.weight() == null ? 1 : loss.weight().value();
          addTo(sum, slopes, 1 / weight);
        }
      }
      sums.put(parameter, sum);
    }
    return sums;
  }

  private static double[] difference(
      Interpreter sample, Loss loss, Parameter parameter, Array value) throws KinkException {
    double here = sample.loss(loss);
    double[] slopes = new double[value.values().length];
    double[] bends = new double[slopes.length];
    for (int i = 0; i < slopes.length; i++) {
      double above = sample.loss(loss, parameter, moved(value, i, STEP));
      double below = sample.loss(loss, parameter, moved(value, i, -STEP));
      slopes[i] = (above - below) / (2 * STEP);
      bends[i] = (above - 2 * here + below) / STEP;
    }
    double allowed = BEND * norm(slopes) + ROUNDING;
    for (int i = 0; i < slopes.length; i++) {
      if (Math.abs(bends[i]) > allowed
          && Math.abs(bends[i] - 2 * halfBend(sample, loss, parameter, value, i)) > allowed) {
        throw new KinkException(
            loss.name() + " bends by " + bends[i] + " along " + parameter.name());
      }
    }
    return slopes;
  }

  /** The change of slope over half the step: of a smooth curve half as much, at a kink as much. */
  private static double halfBend(
      Interpreter sample, Loss loss, Parameter parameter, Array value, int index) {
    double above = sample.loss(loss, parameter, moved(value, index, STEP / 2));
    double below = sample.loss(loss, parameter, moved(value, index, -STEP / 2));
    return (above - 2 * sample.loss(loss) + below) / (STEP / 2);
  }

  private static Array moved(Array value, int index, double by) {
    double[] values = value.values().clone();
    values[index] += by;
    return new Array(value.shape(), values);
  }

  private static double norm(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value * value;
    }
    return Math.sqrt(sum);
  }
}
