package dev.headgate.runtime;

import dev.headgate.runtime.Worker.Pass;
import dev.headgate.runtime.kernel.Kernels;
import dev.headgate.runtime.train.Checkpoint;
import dev.headgate.runtime.train.Crew;
import dev.headgate.runtime.train.Updater;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What all compiled models have in common: parameters by name, the course of a step, the threads,
 * checkpoints. Everything here works on plain arrays; {@code nd4j.Nd4jModel} adds the forms that
 * take and answer arrays of ND4J, a generated class the calls with the user's own names.
 *
 * <p>A model instance is confined to one thread at a time; a call from a second thread while one is
 * running throws {@link IllegalStateException}. For the same seed, arguments and number of threads
 * all results have the same bits, run after run.
 */
public abstract class CompiledModel implements AutoCloseable {

  /** What checkpoints call the number of passes that may have drawn random numbers. */
  private static final String DRAWS = "random-draws"; // no name of a phase has a hyphen

  /** 2^64 over the golden ratio: multiples of it lie far apart from each other. */
  private static final long STRIDE = 0x9E3779B97F4A7C15L;

  /** All parameters; those that are trained come first. */
  protected final float[] weights;

  /**
   * What each loss's cotangents are multiplied by: its weight over the number of terms in its mean.
   */
  protected final float[] lossScale;

  /** What each loss is weighted by. */
  protected final float[] lossWeights;

  /** How much each average keeps of itself when it follows; 0 for one that only copies. */
  protected final float[] decays;

  /** What cotangents are multiplied by where a gradient scale says so. */
  protected final float[] gradientScales;

  private final ModelLayout layout;
  private final int batchSize;
  private final long seed;
  private final @Nullable Updater updater;

  /** The training steps. */
  private final List<Execution> steps = new ArrayList<>();

  private final Average[] averages;
  private final double[] losses;
  private final Crew crew;
  private final AtomicReference<@Nullable Thread> user = new AtomicReference<>();
  private @Nullable Execution differentiated;
  private int draws;
  private boolean closed;

  protected CompiledModel(ModelLayout layout, ModelBuilder<?> builder) {
    Kernels.prepare();
    this.layout = layout;
    this.batchSize = builder.batchSize == 0 ? ModelBuilder.USUAL_BATCH : builder.batchSize;
    this.updater = builder.updater;
    this.weights = new float[layout.parameterSize()];
    this.seed = builder.seed == null ? 0 : builder.seed;
    this.lossScale = new float[layout.losses.size()];
    this.lossWeights = layout.weights.clone();
    this.gradientScales = layout.gradientScales.clone();
    this.losses = new double[layout.losses.size()];
    this.crew = new Crew(builder.threads, layout.name);
    for (ParameterInfo parameter : layout.parameters.values()) {
      // A seed of its own for each name: adding a layer leaves the start of the others as it was.
      long own = seed * STRIDE + parameter.name().hashCode();
      parameter.initialization().fill(weights, parameter.offset(), parameter.size(), own);
    }
    this.averages = layout.averages.toArray(Average[]::new);
    this.decays = new float[averages.length];
    for (Average average : averages) {
      average.copy(weights);
    }
  }

  /**
   * One of the model's computations, to be made when the model is.
   *
   * @param factory makes a worker with memory for tiles of so many samples
   */
  protected final Execution execution(StepLayout step, IntFunction<Worker> factory) {
    Execution execution = new Execution(layout, step, crew, batchSize, factory);
    if (step.differentiates()) {
      steps.add(execution);
    }
    return execution;
  }

  /** The names of all parameters, in the order of the source. */
  public final List<String> parameterNames() {
    return List.copyOf(layout.parameters.keySet());
  }

  /** Which loss trains which instance. */
  public final Routing routing() {
    return layout.routing;
  }

  /**
   * A copy of a parameter's elements in row-major order.
   *
   * @throws IllegalArgumentException if there is no such parameter
   */
  public final float[] parameterValues(String name) {
    ParameterInfo parameter = layout.parameter(name);
    return copy(weights, parameter.offset(), parameter.size());
  }

  /**
   * Replaces a parameter's elements, given in row-major order.
   *
   * @throws IllegalArgumentException if there is no such parameter, or the length is not its own
   */
  public final void setParameter(String name, float[] elements) {
    ParameterInfo parameter = layout.parameter(name);
    if (elements.length != parameter.size()) {
      throw new IllegalArgumentException(
          name + " has " + parameter.size() + " elements, but " + elements.length + " were given");
    }
    enter();
    try {
      System.arraycopy(elements, 0, weights, parameter.offset(), elements.length);
    } finally {
      leave();
    }
  }

  /**
   * A copy of the elements of a parameter's gradient, in row-major order.
   *
   * @throws IllegalArgumentException if there is no such parameter
   * @throws IllegalStateException if no loss trains it, or nothing has been differentiated yet
   */
  public final float[] gradientValues(String name) {
    ParameterInfo parameter = layout.parameter(name);
    Execution last = differentiated;
    List<Execution> asked = last == null ? steps : List.of(last);
    List<String> reasons =
        asked.stream()
            .map(step -> step.step().absent.get(name))
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    if (asked.stream().noneMatch(step -> step.step().trains(name))) {
      throw new IllegalStateException(
          name
              + " has no gradient: "
              + (reasons.isEmpty() ? "no loss trains it" : String.join("; ", reasons)));
    }
    if (last == null) {
      throw new IllegalStateException("no gradients yet: call step or gradients first");
    }
    return copy(last.gradients(), parameter.offset() - last.first(), parameter.size());
  }

  /**
   * The shape of a parameter.
   *
   * @throws IllegalArgumentException if there is no such parameter
   */
  public final List<Integer> parameterShape(String name) {
    return layout.parameter(name).shape();
  }

  private static float[] copy(float[] from, int start, int length) {
    return Arrays.copyOfRange(from, start, start + length);
  }

  /**
   * Writes a checkpoint: all parameters, how many updates and draws of random numbers there have
   * been, the seed, the largest batch, the updater and what it remembers. It is a zip archive of
   * one {@code .npy} array for each parameter and a text file, so NumPy reads it too: {@code
   * numpy.load(path)["net1.hidden.weight"]}. A file that is already there is replaced only when the
   * new one is complete.
   *
   * @throws java.io.UncheckedIOException if the file cannot be written
   */
  public final void save(Path path) {
    enter();
    try {
      Map<String, Checkpoint.Tensor> parameters = new LinkedHashMap<>();
      for (ParameterInfo parameter : layout.parameters.values()) {
        parameters.put(
            parameter.name(),
            new Checkpoint.Tensor(parameter.shape(), parameterValues(parameter.name())));
      }
      byte[] configuration = updater == null ? new byte[0] : updater.configuration();
      new Checkpoint(layout.name, batchSize, seed, counts(), parameters, configuration, states())
          .write(path);
    } finally {
      leave();
    }
  }

  /** What the updater remembers in all steps. */
  private Map<String, Checkpoint.Tensor> states() {
    Map<String, Checkpoint.Tensor> states = new LinkedHashMap<>();
    steps.forEach(step -> states.putAll(step.state().tensors()));
    return states;
  }

  /** How often what has been done. */
  private Map<String, Integer> counts() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    counts.put(DRAWS, draws);
    steps.forEach(step -> counts.put(step.step().name, step.iteration));
    return counts;
  }

  /**
   * Takes over parameters, the count of updates and, if the checkpoint's updater follows the same
   * rule as this model's, what it remembered; a checkpoint that does not fit changes nothing.
   */
  protected final void restore(Checkpoint checkpoint) {
    Map<String, List<Integer>> shapes = new LinkedHashMap<>();
    layout.parameters.forEach((name, parameter) -> shapes.put(name, parameter.shape()));
    checkpoint.requireFit(layout.name, shapes);
    steps.forEach(step -> step.state().restore(checkpoint, updater));
    for (ParameterInfo parameter : layout.parameters.values()) {
      float[] elements = checkpoint.elements(parameter.name());
      System.arraycopy(elements, 0, weights, parameter.offset(), elements.length);
    }
    for (Execution step : steps) {
      step.iteration = checkpoint.counts().getOrDefault(step.step().name, 0);
    }
    draws = checkpoint.counts().getOrDefault(DRAWS, 0);
  }

  /** Begins a call: takes the model for this thread and checks the batch. */
  protected final void begin(int batch) {
    if (batch < 1 || batch > batchSize) {
      throw new IllegalArgumentException(
          "a batch of "
              + batch
              + " does not fit: the model was built with batchSize("
              + batchSize
              + ")");
    }
    enter();
  }

  /** Ends a call. */
  protected final void leave() {
    user.set(null);
  }

  private void enter() {
    Thread other = user.compareAndExchange(null, Thread.currentThread());
    if (other != null) {
      throw new IllegalStateException(
          layout.name
              + " is in use by thread \""
              + other.getName()
              + "\": a model instance is confined to one thread at a time, so build one for each or"
              + " take turns");
    }
    if (closed) {
      leave();
      throw new IllegalStateException(layout.name + " has been closed");
    }
  }

  /** Computes the outputs. */
  protected final void infer(Execution step, int batch) {
    run(step, Pass.INFER, batch);
  }

  /** Computes the losses. */
  protected final void evaluate(Execution step, int batch) {
    run(step, Pass.EVALUATE, batch);
  }

  /** Computes losses and gradients. */
  protected final void differentiate(Execution step, int batch) {
    run(step, Pass.DIFFERENTIATE, batch);
    differentiated = step;
  }

  /** Computes losses and gradients and updates the parameters that are trained. */
  protected final void train(Execution step, int batch) {
    if (updater == null) {
      throw new IllegalStateException(
          "no updater to step with: build with .updater(new Sgd(0.01))");
    }
    differentiate(step, batch);
    step.update(updater, weights);
    step.remember();
    for (int i = 0; i < averages.length; i++) {
      if (averages[i].follows(step.step())) {
        averages[i].follow(weights, decays[i]);
      }
    }
  }

  /** Makes an average equal to what it is an average of. */
  protected final void synchronize(int average) {
    enter();
    try {
      averages[average].copy(weights);
    } finally {
      leave();
    }
  }

  /** A loss's mean over the batch, as the last pass that computed it left it; raw, not weighted. */
  protected final double loss(int index) {
    return losses[index];
  }

  /** The sum of the losses that a computation computes, each weighted. */
  protected final double total(Execution step) {
    double total = 0;
    for (int number : step.step().losses) {
      total += lossWeights[number] * losses[number];
    }
    return total;
  }

  /** All losses by number as {@link #loss} has them; NaN where a computation computes none. */
  protected final double[] losses(Execution step) {
    double[] computed = new double[losses.length];
    Arrays.fill(computed, Double.NaN);
    for (int number : step.step().losses) {
      computed[number] = losses[number];
    }
    return computed;
  }

  /** Changes what a loss's gradient is multiplied by. */
  protected final void setLossWeight(int loss, String name, float weight) {
    set(lossWeights, loss, name + "Weight", weight, Float.isFinite(weight), "a finite number");
  }

  /** Changes what gradients are multiplied by at one place. */
  protected final void setGradientScale(int scale, String name, float value) {
    set(gradientScales, scale, name, value, Float.isFinite(value), "a finite number");
  }

  /** Changes how much an average keeps of itself when it follows. */
  protected final void setDecay(int average, String name, float decay) {
    set(decays, average, name + "Decay", decay, decay >= 0 && decay <= 1, "from 0 to 1");
  }

  private void set(
      float[] values, int index, String name, float value, boolean fits, String range) {
    if (!fits) {
      throw new IllegalArgumentException(name + " = " + value + " must be " + range);
    }
    enter();
    values[index] = value;
    leave();
  }

  private void run(Execution step, Pass pass, int batch) {
    for (int loss : step.step().losses) {
      lossScale[loss] = lossWeights[loss] / ((float) batch * layout.terms[loss]);
    }
    step.run(pass, batch, seed * STRIDE + draws, losses);
    if (pass == Pass.DIFFERENTIATE) {
      draws++;
    }
    for (int loss : step.step().losses) {
      losses[loss] /= (double) batch * layout.terms[loss];
    }
  }

  /**
   * Ends the model's threads. A closed model refuses further calls; parameters can still be read.
   */
  @Override
  public final void close() {
    enter();
    closed = true;
    crew.close();
    leave();
  }
}
