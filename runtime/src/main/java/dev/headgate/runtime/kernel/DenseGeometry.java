package dev.headgate.runtime.kernel;

/** The sizes of a {@link Dense} layer. Immutable; what its kernels derive from them is here. */
public final class DenseGeometry {

  /** Samples that are worked on together. */
  static final int SAMPLES = 64;

  /**
   * Inputs that are gone through at once: so many of so many samples stay in a first-level cache.
   */
  static final int CHUNK = 96;

  final int inputs;
  final int units;

  /** Where the rows of a matrix with a column for each input begin. */
  final EvenTaps rows;

  /** Where the inputs lie once samples are their columns. */
  final EvenTaps columns;

  private DenseGeometry(int inputs, int units) {
    this.inputs = inputs;
    this.units = units;
    this.rows = new EvenTaps(Math.max(units, SAMPLES), inputs);
    this.columns = new EvenTaps(Math.min(inputs, CHUNK), SAMPLES);
  }

  /**
   * @param inputs features of a sample's input, at least 1
   * @param units features of its result, at least 1
   */
  public static DenseGeometry of(int inputs, int units) {
    return new DenseGeometry(
        Checks.atLeast(1, inputs, "inputs"), Checks.atLeast(1, units, "units"));
  }

  /** The number of scratch elements that every kernel of this geometry needs. */
  public int scratch() {
    long forward = (long) inputs * SAMPLES + resultsLength() + (long) CHUNK * Primitives.MOST_ROWS;
    long factors = (long) (units + Primitives.FILL) * (SAMPLES + Primitives.FILL);
    long edge = (long) Primitives.MOST_ROWS * Primitives.ROUND;
    return Math.toIntExact(Math.max(forward, factors + edge));
  }

  /** Elements of the results of all units for so many samples. */
  int resultsLength() {
    return (units + Primitives.FILL) * SAMPLES;
  }
}
