package dev.headgate.runtime;

import dev.headgate.runtime.Worker.Pass;
import dev.headgate.runtime.train.Checkpoint;
import dev.headgate.runtime.train.Crew;
import dev.headgate.runtime.train.SavedUpdater;
import dev.headgate.runtime.train.Updater;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
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

  /** All parameters; those that are trained come first. */
  protected final float[] weights;

  /** What each loss's cotangents are multiplied by: one over the number of terms in its mean. */
  protected final float[] lossScale;

  private final ModelLayout layout;
  private final int batchSize;
  private final @Nullable Updater updater;
  private final UpdaterState updaterState;
  private final Worker[] workers;
  private final double[] losses;
  private final Crew crew;
  private final AtomicReference<@Nullable Thread> user = new AtomicReference<>();
  private int iteration;
  private boolean differentiated;
  private boolean closed;

  protected CompiledModel(ModelLayout layout, Builder<?> builder) {
    this.layout = layout;
    this.batchSize = builder.batchSize == 0 ? Builder.USUAL_BATCH : builder.batchSize;
    this.updater = builder.updater;
    this.updaterState = new UpdaterState(layout.trained(), 0, layout.trainedSize());
    this.weights = new float[layout.parameterSize()];
    this.lossScale = new float[layout.losses.size()];
    this.losses = new double[layout.losses.size()];
    this.workers = new Worker[builder.threads];
    this.crew = new Crew(builder.threads, layout.name);
    for (ParameterInfo parameter : layout.parameters.values()) {
      // A seed of its own for each name: adding a layer leaves the start of the others as it was.
      long seed = builder.seed * 0x9E3779B97F4A7C15L + parameter.name().hashCode();
      parameter.initialization().fill(weights, parameter.offset(), parameter.size(), seed);
    }
  }

  /** A worker with the memory for tiles of so many samples. */
  protected abstract Worker newWorker(int tile);

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
    return copy(weights, parameter);
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
    if (parameter.absent() != null) {
      throw new IllegalStateException(name + " has no gradient: " + parameter.absent());
    }
    if (!differentiated) {
      throw new IllegalStateException("no gradients yet: call step or gradients first");
    }
    return copy(workers[0].gradients, parameter);
  }

  /**
   * The shape of a parameter.
   *
   * @throws IllegalArgumentException if there is no such parameter
   */
  public final List<Integer> parameterShape(String name) {
    return layout.parameter(name).shape();
  }

  private static float[] copy(float[] from, ParameterInfo parameter) {
    float[] copy = new float[parameter.size()];
    System.arraycopy(from, parameter.offset(), copy, 0, copy.length);
    return copy;
  }

  /**
   * Writes a checkpoint: all parameters, how many updates there have been, the largest batch, the
   * updater and what it remembers. It is a zip archive of one {@code .npy} array for each parameter
   * and a text file, so NumPy reads it too: {@code numpy.load(path)["net1.hidden.weight"]}. A file
   * that is already there is replaced only when the new one is complete.
   *
   * @throws java.io.UncheckedIOException if the file cannot be written
   */
  public final void save(Path path) {
    enter();
    try {
      Map<String, Checkpoint.Tensor> parameters = new LinkedHashMap<>();
      for (ParameterInfo parameter : layout.parameters.values()) {
        parameters.put(
            parameter.name(), new Checkpoint.Tensor(parameter.shape(), copy(weights, parameter)));
      }
      byte[] configuration = updater == null ? new byte[0] : updater.configuration();
      new Checkpoint(
              layout.name, batchSize, iteration, parameters, configuration, updaterState.tensors())
          .write(path);
    } finally {
      leave();
    }
  }

  /**
   * Takes over parameters, the count of updates and, if the checkpoint's updater follows the same
   * rule as this model's, what it remembered; a checkpoint that does not fit changes nothing.
   */
  protected final void restore(Checkpoint checkpoint) {
    List<String> wrong = new ArrayList<>();
    for (ParameterInfo parameter : layout.parameters.values()) {
      Checkpoint.Tensor saved = checkpoint.parameters().get(parameter.name());
      if (saved == null) {
        wrong.add(parameter.name() + " is missing");
      } else if (!saved.shape().equals(parameter.shape())) {
        wrong.add(
            parameter.name() + " is " + saved.shape() + " and should be " + parameter.shape());
      }
    }
    checkpoint.parameters().keySet().stream()
        .filter(name -> !layout.parameters.containsKey(name))
        .forEach(name -> wrong.add(name + " is not of this model"));
    if (!wrong.isEmpty()) {
      throw new IllegalArgumentException(
          "a checkpoint of "
              + checkpoint.model()
              + " does not fit "
              + layout.name
              + ": "
              + String.join("; ", wrong));
    }
    updaterState.restore(checkpoint, updater);
    for (ParameterInfo parameter : layout.parameters.values()) {
      float[] elements = checkpoint.elements(parameter.name());
      System.arraycopy(elements, 0, weights, parameter.offset(), elements.length);
    }
    iteration = checkpoint.iteration();
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

  /** Refuses an array that is too short for a batch of the tensor. */
  protected static float[] require(TensorInfo tensor, int batch, float[] array) {
    requireLength(tensor, batch, array.length);
    return array;
  }

  /** Refuses class indices that are too few for a batch or name no class. */
  protected static int[] require(TensorInfo tensor, int batch, int classes, int[] array) {
    requireLength(tensor, batch, array.length);
    int count = batch * tensor.size();
    for (int i = 0; i < count; i++) {
      if (array[i] < 0 || array[i] >= classes) {
        throw new IllegalArgumentException(
            tensor.name()
                + "["
                + i
                + "] = "
                + array[i]
                + " is no class: write 0 to "
                + (classes - 1));
      }
    }
    return array;
  }

  private static void requireLength(TensorInfo tensor, int batch, int length) {
    long expected = (long) batch * tensor.size();
    if (length < expected) {
      throw new IllegalArgumentException(
          tensor.name()
              + " must have the shape "
              + tensor
              + ", "
              + expected
              + " elements for a batch of "
              + batch
              + ", but has "
              + length);
    }
  }

  /** Computes the outputs. */
  protected final void infer(int batch) {
    run(Pass.INFER, batch);
  }

  /** Computes the losses. */
  protected final void evaluate(int batch) {
    run(Pass.EVALUATE, batch);
  }

  /** Computes losses and gradients. */
  protected final void differentiate(int batch) {
    run(Pass.DIFFERENTIATE, batch);
    differentiated = true;
  }

  /** Computes losses and gradients and updates the parameters that are trained. */
  protected final void train(int batch) {
    if (updater == null) {
      throw new IllegalStateException(
          "no updater to step with: build with .updater(new Sgd(0.01))");
    }
    differentiate(batch);
    float[][] state = updaterState.of(updater);
    updater.update(weights, 0, workers[0].gradients, 0, layout.trainedSize(), state, iteration++);
  }

  /** A loss's mean over the batch, as the last pass left it. */
  protected final double loss(int index) {
    return losses[index];
  }

  private void run(Pass pass, int batch) {
    for (int i = 0; i < lossScale.length; i++) {
      lossScale[i] = 1f / ((float) batch * layout.terms[i]);
    }
    int parts = Math.min(workers.length, batch);
    int trained = layout.trainedSize();
    crew.run(
        parts,
        part -> {
          Worker worker = worker(part);
          worker.clearLosses();
          if (pass == Pass.DIFFERENTIATE) {
            worker.clearGradients(trained);
          }
          worker.run(pass, start(part, parts, batch), start(part + 1, parts, batch));
        });
    gatherLosses(parts, batch);
    if (pass == Pass.DIFFERENTIATE) {
      gatherGradients(parts);
    }
  }

  /** The first sample of a part; parts differ by at most one sample. */
  private static int start(int part, int parts, int batch) {
    return (int) ((long) batch * part / parts);
  }

  private Worker worker(int part) {
    if (workers[part] == null) {
      int largestShare = (batchSize + workers.length - 1) / workers.length;
      workers[part] = newWorker(Math.min(layout.tile, largestShare));
    }
    return workers[part];
  }

  /** Adds up what the workers have, always in the same order. */
  private void gatherLosses(int parts, int batch) {
    for (int i = 0; i < losses.length; i++) {
      double sum = 0;
      for (int part = 0; part < parts; part++) {
        sum += workers[part].lossSums[i];
      }
      losses[i] = sum / ((double) batch * layout.terms[i]);
    }
  }

  private void gatherGradients(int parts) {
    float[] total = workers[0].gradients;
    for (int part = 1; part < parts; part++) {
      float[] share = workers[part].gradients;
      for (int i = 0; i < total.length; i++) {
        total[i] += share[i];
      }
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

  /** What every compiled model can be built with. */
  public abstract static class Builder<B extends Builder<B>> {

    private static final int USUAL_BATCH = 32;

    private int batchSize;
    private long seed;
    private @Nullable Updater updater;
    private int threads = 1;

    /** This builder, as its own type. */
    protected abstract B self();

    /**
     * The largest batch that the model will be given; if not said, that of the checkpoint, else 32.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public final B batchSize(int largest) {
      if (largest < 1) {
        throw new IllegalArgumentException("batchSize(" + largest + ") must be at least 1");
      }
      this.batchSize = largest;
      return self();
    }

    /** What the parameters' random start is derived from; 0 if not said. */
    public final B seed(long value) {
      this.seed = value;
      return self();
    }

    /** How a step changes the parameters. Without one the model can do all but {@code step}. */
    protected final B stepWith(Updater rule) {
      this.updater = rule;
      return self();
    }

    /**
     * How many threads share a batch; 1 if not said. Results depend on it in their last bits.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public final B threads(int count) {
      if (count < 1) {
        throw new IllegalArgumentException("threads(" + count + ") must be at least 1");
      }
      this.threads = count;
      return self();
    }

    /** Reads a checkpoint; what it says of batch and updater holds unless this builder was told. */
    protected final Checkpoint checkpoint(Path path) {
      Checkpoint checkpoint = Checkpoint.read(path);
      if (batchSize == 0) {
        batchSize = checkpoint.batchSize();
      }
      if (updater == null && checkpoint.updater().length > 0) {
        updater = new SavedUpdater(checkpoint.updater());
      }
      return checkpoint;
    }
  }
}
