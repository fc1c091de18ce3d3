package dev.headgate.processor.reference;

import dev.headgate.processor.ir.Graph;
import dev.headgate.processor.ir.Loss;
import dev.headgate.processor.ir.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

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

  /** The samples of a batch: one by one, or together where the model has layers that differ. */
  private final Map<Integer, List<Piece>> pieces = new LinkedHashMap<>();

  /** Samples that are computed together. */
  private record Piece(
      Interpreter training, Interpreter inference, Map<Parameter, double[]> gradients) {}

  private Reference(Graph graph) {
    this.graph = graph;
  }

  /**
   * Computes batches of the first samples; {@link #ofBatch} then answers them.
   *
   * @param parameters elements by parameter name
   * @param samples inputs and targets by name, sample by sample
   * @param batches how many samples they have
   * @param seed of the model, whose first step this is
   * @throws KinkException where a gradient cannot be told by differences
   */
  public static Reference of(
      ReferenceModel model,
      Map<String, double[]> parameters,
      List<Map<String, double[]>> samples,
      List<Integer> batches,
      long seed)
      throws KinkException {
    Reference reference = new Reference(model.graph());
    Map<Parameter, Array> arrays = new LinkedHashMap<>();
    model
        .graph()
        .parameters()
        .forEach(p -> arrays.put(p, new Array(p.shape(), parameters.get(p.name()))));
    if (hasModes(model.graph())) {
      for (int batch : batches) {
        List<Map<String, double[]>> together = samples.subList(0, batch);
        reference.pieces.put(batch, List.of(reference.piece(model, arrays, together, seed)));
      }
    } else {
      List<Piece> all = new ArrayList<>();
      for (Map<String, double[]> sample : samples) {
        all.add(reference.piece(model, arrays, List.of(sample), seed));
      }
      batches.forEach(batch -> reference.pieces.put(batch, all.subList(0, batch)));
    }
    return reference;
  }

  /** Whether a model has layers that behave differently in training. */
  public static boolean hasModes(Graph graph) {
    return graph.nodes().stream()
        .anyMatch(node -> BatchReference.ALL.containsKey(node.layer().name()));
  }

  /** Whether a batch has only one element of a channel that is normalised over the batch. */
  public static boolean isTooSmall(ReferenceModel model, int batch) {
    return Paths.judged(model.graph()).stream()
        .filter(node -> node.layer().name().equals("batchNorm"))
        .filter(
            node ->
                !node.isFrozen()
                    || model.settings().get(node).constant("whenFrozen").equals("BATCH"))
        .anyMatch(node -> batch * node.shape().size() / node.shape().dimension(0) < 2);
  }

  private Piece piece(
      ReferenceModel model,
      Map<Parameter, Array> parameters,
      List<Map<String, double[]>> samples,
      long seed)
      throws KinkException {
    Interpreter training = new Interpreter(model, parameters, samples, new Pass(true, seed));
    Interpreter inference =
        hasModes(graph)
            ? new Interpreter(model, parameters, samples, new Pass(false, seed))
            : training;
    if (!training.hasClearChoices() || !inference.hasClearChoices()) {
      throw new KinkException("a layer chooses between equals here");
    }
    return new Piece(
        training,
        inference,
        isTooSmall(model, samples.size()) ? Map.of() : gradients(training, parameters));
  }

  /** What the model should answer for the first {@code batch} samples. */
  public Expectation ofBatch(int batch) {
    List<Piece> parts = pieces.get(batch);
    Map<String, double[]> outputs = new LinkedHashMap<>();
    for (Graph.Output output : graph.outputs()) {
      outputs.put(
          output.name(),
          parts.stream()
              .flatMapToDouble(part -> Arrays.stream(part.inference.value(output.source())))
              .toArray());
    }
    Map<String, double[]> means = new LinkedHashMap<>();
    for (Parameter parameter : graph.parameters()) {
      if (Paths.isTrained(graph, parameter)) {
        double[] mean = new double[parameter.shape().size()];
        for (Piece part : parts) {
          addTo(mean, part.gradients.getOrDefault(parameter, mean), parts.size());
        }
        means.put(parameter.name(), mean);
      }
    }
    return new Expectation(
        outputs,
        losses(parts, Piece::inference),
        new Expectation.Training(
            losses(parts, Piece::training), means, parts.get(0).training.remembered()));
  }

  private Map<String, Double> losses(List<Piece> parts, Function<Piece, Interpreter> pass) {
    Map<String, Double> losses = new LinkedHashMap<>();
    for (Loss loss : graph.losses()) {
      double sum = parts.stream().mapToDouble(part -> pass.apply(part).loss(loss)).sum();
      losses.put(loss.name(), sum / parts.size());
    }
    return losses;
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
    if (!Double.isFinite(here)) {
      throw new KinkException(loss.name() + " overflows here");
    }
    if (!sample.isSmooth(loss)) {
      throw new KinkException(loss.name() + " has no derivative here");
    }
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
