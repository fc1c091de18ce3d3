package dev.headgate.runtime.kernel;

import java.util.function.IntConsumer;

/**
 * What a kernel may use while it runs: memory of any content, and threads. Made for one kernel at a
 * time; it keeps the objects that kernels work with, so that running one allocates nothing.
 */
public final class Scratch {

  final Packing packing = new Packing(this);
  final Correlation correlation = new Correlation(this);
  final WinogradCorrelation winograd = new WinogradCorrelation(this);
  final WeightGradient weightGradient = new WeightGradient(this);
  final DenseDots dots = new DenseDots(this);
  final Elements elements = new Elements(this);
  final Finish finish = new Finish();

  private final KeptGradients keptGradients = new KeptGradients();
  private final int size;
  private float[][] memory;
  private Team team = Team.ALONE;
  private boolean overwrite;
  private boolean alone;

  private Scratch(int size) {
    this.size = size;
    this.memory = new float[][] {new float[size]};
  }

  /** Memory of {@code size} floats for each thread, and for now the caller's thread alone. */
  public static Scratch of(int size) {
    return new Scratch(size);
  }

  /** The same for the largest of the sizes; 0 for none. */
  public static Scratch ofLargest(int... sizes) {
    int largest = 0;
    for (int size : sizes) {
      largest = Math.max(largest, size);
    }
    return new Scratch(largest);
  }

  /** From now on kernels share their work among these threads. */
  public void share(Team team) {
    this.team = team;
    if (memory.length < team.size()) {
      float[][] more = new float[team.size()][];
      for (int part = 0; part < more.length; part++) {
        more[part] = part < memory.length ? memory[part] : new float[size];
      }
      memory = more;
    }
  }

  /**
   * Lets the kernel that is given this scratch apply a function to what it writes.
   *
   * @return this
   */
  public Scratch then(Activation function) {
    return then(function, 0);
  }

  /** The same for a function with an attribute, such as a slope. */
  public Scratch then(Activation function, float attribute) {
    finish.set(function, attribute, Finish.forward(), 0);
    return this;
  }

  /**
   * Lets the kernel that is given this scratch multiply the cotangent it writes by a function's
   * derivative.
   *
   * @param y the function's result, from {@code yAt} on as large as the cotangent
   * @return this
   */
  public Scratch thenBack(Activation function, float[] y, int yAt) {
    return thenBack(function, 0, y, yAt);
  }

  /** The same for a function with an attribute, such as a slope. */
  public Scratch thenBack(Activation function, float attribute, float[] y, int yAt) {
    finish.set(function, attribute, y, yAt);
    return this;
  }

  /**
   * Lets the kernel that is given this scratch overwrite the gradient of parameters that it would
   * else add to.
   *
   * @return this
   */
  public Scratch overwrite(boolean overwrite) {
    this.overwrite = overwrite;
    return this;
  }

  /**
   * The same for a gradient that no other call adds to or reads, so that it need not be written out
   * at once ({@link KeptGradients}).
   *
   * @return this
   */
  public Scratch overwriteAlone(boolean overwrite) {
    this.alone = true;
    return overwrite(overwrite);
  }

  /** Whether the kernel that starts is to overwrite; what was said holds for it alone. */
  boolean takeOverwrite() {
    boolean taken = overwrite;
    overwrite = false;
    return taken;
  }

  /** Whether the kernel that starts is alone; what was said holds for it alone. */
  boolean takeAlone() {
    boolean taken = alone;
    alone = false;
    return taken;
  }

  /** The gradients that kernels have not written out. */
  public KeptGradients keptGradients() {
    return keptGradients;
  }

  /** How many threads share the work. */
  int parts() {
    return team.size();
  }

  void run(int parts, IntConsumer part) {
    if (parts == 1) {
      part.accept(0);
    } else {
      team.run(parts, part);
    }
  }

  /** Memory that all parts may read and write. */
  float[] shared() {
    return memory[0];
  }

  /** One part's own memory; that of part 0 is also the shared one. */
  float[] memory(int part) {
    return memory[part];
  }
}
