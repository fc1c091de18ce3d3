package dev.headgate.runtime.kernel;

import java.util.List;

/**
 * How the gradient of a convolution's weights is computed: as a correlation whose positions are
 * weights and whose taps are the cells of the result. With the input's planes transposed, so that
 * its channels lie side by side, the weights of a {@link Run} are neighbours, and for each cell p
 * of the result {@code dWeight[filter][i] += dy[filter][p] * x[p + i]}.
 */
final class WeightTable {

  /** Cells of the result that are worked on together. */
  private static final int CELLS = 256;

  /** Of nothing. */
  static final WeightTable EMPTY =
      new WeightTable(
          0,
          0,
          0,
          PlaneMap.EMPTY,
          0,
          0,
          new TapTable.Plane(0, 1, 1),
          new Runs(new int[] {0}, List.of()));

  final int channels;
  final int filters;
  final int kernel;
  final int phases;
  final int plane;
  final int rows;
  final int width;
  final int pitch;
  final int reach;
  final Run[] runs;

  /** Where the sums of each run begin. */
  final int[] runsAt;

  /** The sums of one filter. */
  final int sums;

  /** Rows of the result that are worked on together. */
  final int stripRows;

  /**
   * Rows of the result for which planes are transposed at once: those of a strip, so that it is in
   * cache when it is read, unless strips would transpose rows that others have transposed too.
   */
  final int bandRows;

  /** Where each cell of a strip reads the transposed planes. */
  final int[] offsets;

  /** Elements of a transposed cell: its channels, for each row of {@link #stack}. */
  final int pixel;

  /**
   * The rows below a cell that are transposed into it: 0 alone, or, where channels are too few to
   * fill vectors, all that kernel cells read.
   */
  final int[] stack;

  /**
   * Kernel cells that read side by side.
   *
   * @param phase the phase plane they read
   * @param row how far below the result's cell
   * @param column how far right of it the first of them reads
   * @param cells their places in the kernel
   */
  record Run(int phase, int row, int column, int[] cells) {

    /** Vectors that this many channels of each cell take. */
    int vectors(int channels) {
      return Primitives.rounded(cells.length * channels) / Primitives.ROUND;
    }
  }

  /** What {@link Run}s there are, over cells that stack so many rows. */
  record Runs(int[] stack, List<Run> list) {}

  /**
   * @param channels channels and filters of one group
   * @param kernel cells of the kernel
   * @param input one of the phase planes
   * @param reach the most rows by which a tap looks ahead
   */
  WeightTable(
      int channels,
      int filters,
      int kernel,
      PlaneMap input,
      int phases,
      int reach,
      TapTable.Plane result,
      Runs runs) {
    this.channels = channels;
    this.filters = filters;
    this.kernel = kernel;
    this.phases = phases;
    this.plane = input.size();
    this.rows = result.rows();
    this.width = result.width();
    this.pitch = result.pitch();
    this.reach = reach;
    this.stack = runs.stack();
    this.pixel = stack.length * channels;
    this.runs = runs.list().toArray(Run[]::new);
    this.runsAt = new int[this.runs.length];
    int at = 0;
    for (int i = 0; i < runsAt.length; i++) {
      runsAt[i] = at;
      at += this.runs[i].vectors(channels) * Primitives.ROUND;
    }
    this.sums = at;
    this.stripRows = Math.min(rows, Math.max(1, CELLS / width));
    this.bandRows = below() == 0 ? stripRows : rows;
    this.offsets = new int[stripRows * width];
    for (int row = 0; row < stripRows; row++) {
      for (int column = 0; column < width; column++) {
        offsets[row * width + column] = (row * pitch + column) * pixel;
      }
    }
  }

  /** Rows of the planes that are transposed beyond those of the result. */
  int below() {
    return stack.length > 1 ? 0 : reach;
  }

  /** Elements of the transposed planes of one phase, for a number of the result's rows. */
  int transposed(int rows) {
    return (rows + below()) * pitch * pixel;
  }

  /** Elements of the sums of all filters. */
  int allSums() {
    return (filters + Primitives.FILL) * sums;
  }

  /** Elements of the scratch of one part, perhaps more than an array holds. */
  long scratch() {
    return (long) phases * (bandRows + below()) * pitch * pixel
        + Primitives.ROUND
        + ((long) filters + Primitives.FILL) * sums
        + (long) Primitives.MOST_ROWS * offsets.length;
  }
}
