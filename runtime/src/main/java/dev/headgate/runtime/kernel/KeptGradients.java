package dev.headgate.runtime.kernel;

import java.util.ArrayList;
import java.util.List;

/**
 * The gradients of a worker's pass that are kept as their factors. A dense layer's gradient is as
 * large as its weights; written to memory, added up with those of other workers and read again by
 * the updater, it would be much of what a step of few samples moves, and at one sample most of it.
 * So it is written out a few rows at a time while the updater runs, or when somebody asks for it,
 * with the same bits.
 */
public final class KeptGradients {

  /** In the order of the calls, which is the same in every pass, so that they are made once. */
  private final List<KeptGradient> kept = new ArrayList<>();

  private int count;
  private int most;

  KeptGradients() {}

  /**
   * A pass begins: forgets the gradients of the last.
   *
   * @param most the most samples that a worker of the pass has, if each has them all in one tile; 0
   *     to keep none
   */
  public void begin(int most) {
    this.most = most;
    forget();
  }

  /** All have been written out. */
  public void forget() {
    count = 0;
  }

  /** Whether factors are clearly less than the gradient; all workers answer alike. */
  boolean isWorth(DenseGeometry g) {
    long factors = (long) most * (g.inputs + g.units);
    return most > 0 && most <= DenseGeometry.SAMPLES && 2 * factors <= (long) g.inputs * g.units;
  }

  /** Keeps the gradient whose first element is number {@code start}. */
  void keep(DenseGeometry g, int n, float[] x, int xAt, float[] dy, int dyAt, int start) {
    if (count == kept.size()) {
      kept.add(new KeptGradient());
    }
    kept.get(count).set(g, n, x, xAt, dy, dyAt, start);
    count++;
  }

  /** How many gradients are kept; they are told by their number. */
  public int count() {
    return count;
  }

  /** The number of a gradient's first element. */
  public int start(int number) {
    return kept.get(number).start();
  }

  /** The number after that of its last. */
  public int end(int number) {
    KeptGradient gradient = kept.get(number);
    return gradient.start() + gradient.rows() * gradient.columns();
  }

  /** Elements of a row. */
  public int columns(int number) {
    return kept.get(number).columns();
  }

  /**
   * How many rows are best written at once. The factors of several samples do not stay in a
   * first-level cache, and so are not gone through for a few rows.
   *
   * @param elements that stay in a first-level cache
   */
  public int rowsTogether(int number, int elements) {
    KeptGradient gradient = kept.get(number);
    int most = elements / gradient.columns();
    return gradient.samples() == 1 ? Math.max(1, most) : Dense.ROWS;
  }

  /**
   * Overwrites some rows of a gradient, or adds to them.
   *
   * @param memory of {@link Dense#ROWS_SCRATCH} elements
   */
  public void write(
      int number, int row, int rows, float[] y, int yAt, boolean overwrite, float[] memory) {
    kept.get(number).write(row, rows, y, yAt, overwrite, memory);
  }
}
