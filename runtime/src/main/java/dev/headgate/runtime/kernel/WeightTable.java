package dev.headgate.runtime.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How the gradient of a convolution's weights is computed: as a correlation whose positions are
 * weights and whose taps are the cells of the result. With the input's planes transposed, so that
 * its channels lie side by side, the weights of a {@link Run} are neighbours, and for each cell p
 * of the result {@code dWeight[filter][i] += dy[filter][p] * x[p + i]}.
 */
final class WeightTable {

  /** Cells of the result that are worked on together. */
  private static final int CELLS = 256;

  /**
   * Elements between transposed cells that nothing reads side by side: powers of two of channels
   * would else fall on few places of a first-level cache, where they displace each other.
   */
  private static final int SKEW = 4;

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
          new Runs(new int[] {0}, List.of()),
          null);

  final int channels;
  final int filters;
  final int kernel;

  /** Planes that runs read, made of the input's by transposition and, if any, Winograd's mixing. */
  final int phases;

  /** How far apart the input's channels lie. */
  final int channelStride;

  /** Elements of one of the input's phase planes. */
  final int plane;

  /** Rows of dy. */
  final int height;

  /** Rows that strips are made of: those of dy, or tiles of them. */
  final int rows;

  final int width;
  final int pitch;

  /** Cells behind the last row of transposed planes. */
  final int tail;

  final int reach;
  final Run[] runs;

  /** Where the sums of each run begin. */
  final int[] runsAt;

  /** The sums of one filter. */
  final int sums;

  /**
   * All cells of the kernel: in the sums, or in the rows that Winograd's algorithm makes of them.
   */
  final Stretch[] stretches;

  /** Rows of the result that are worked on together. */
  final int stripRows;

  /**
   * Rows of the result for which planes are transposed at once: those of a strip, so that it is in
   * cache when it is read, unless strips would transpose rows that others have transposed too.
   */
  final int bandRows;

  /** Where each cell of so many rows of a strip reads the transposed planes. */
  final int[][] offsets;

  /** From one transposed cell to the next: its channels, for each row of {@link #stack}. */
  final int pixel;

  /**
   * The rows below a cell that are transposed into it: 0 alone, or, where channels are too few to
   * fill vectors, all that kernel cells read.
   */
  final int[] stack;

  /** Winograd's algorithm down the rows, or null. Its taps are rows of dy. */
  final @Nullable Mixing mixing;

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

  /**
   * Neighbouring cells of the kernel whose sums, of all channels, lie equally far apart.
   *
   * @param cell the first
   * @param cells how many
   * @param at where the sums of the first begin
   * @param stride how far those of the next lie behind them
   */
  record Stretch(int cell, int cells, int at, int stride) {}

  /** What {@link Run}s there are, over cells that stack so many rows. */
  record Runs(int[] stack, List<Run> list) {}

  /**
   * {@link Winograd}'s algorithm, in which rows of the kernel are the results and rows of dy the
   * taps: what a tile of rows reads of the input makes six products with what its rows of dy make,
   * and the products' sums over all tiles make the rows of the kernel.
   *
   * @param factors makes the products' factors of the rows of dy, {@link Primitives#MOST_ROWS}
   *     filters wide
   * @param results makes the rows of the kernel of the products' sums
   */
  record Mixing(Winograd winograd, TapTable factors, TapTable results) {

    /** Rows of dy in a tile. */
    int together() {
      return winograd.taps;
    }

    /** Rows of the input that so many tiles read. */
    int sourceRows(int tiles) {
      return (tiles - 1) * together() + Winograd.PRODUCTS;
    }
  }

  /**
   * @param channels channels and filters of one group
   * @param kernel cells of the kernel
   * @param input one of the input's phase planes
   * @param inputPhases how many there are
   * @param reach the most rows by which a tap looks ahead
   * @param winograd the algorithm if runs read products, one phase each; else they read the input's
   */
  WeightTable(
      int channels,
      int filters,
      int kernel,
      PlaneMap input,
      int inputPhases,
      int reach,
      TapTable.Plane result,
      Runs runs,
      @Nullable Winograd winograd) {
    this.channels = channels;
    this.filters = filters;
    this.kernel = kernel;
    this.phases = winograd == null ? inputPhases : Winograd.PRODUCTS;
    this.plane = input.size();
    this.channelStride = inputPhases * plane;
    this.height = result.rows();
    this.rows = winograd == null ? height : (height + winograd.taps - 1) / winograd.taps;
    this.width = result.width();
    this.pitch = result.pitch();
    this.tail = input.tail();
    this.reach = reach;
    this.stack = runs.stack();
    boolean apart = runs.list().stream().allMatch(run -> run.cells().length <= stack.length);
    this.pixel = stack.length * channels + (apart ? SKEW : 0);
    this.runs = runs.list().toArray(Run[]::new);
    this.runsAt = new int[this.runs.length];
    int at = 0;
    for (int i = 0; i < runsAt.length; i++) {
      runsAt[i] = at;
      at += this.runs[i].vectors(channels) * Primitives.ROUND;
    }
    this.sums = at;
    this.stripRows = Math.min(rows, Math.max(1, CELLS / width));
    this.mixing = winograd == null ? null : mixing(winograd);
    this.stretches = stretches();
    this.bandRows = below() == 0 ? stripRows : rows;
    this.offsets = new int[stripRows + 1][];
    for (int rows = 0; rows <= stripRows; rows++) {
      offsets[rows] =
          IntStream.range(0, rows * width)
              .map(cell -> (cell / width * pitch + cell % width) * pixel)
              .toArray();
    }
  }

  private Mixing mixing(Winograd winograd) {
    int[] rowsOfDy = new int[winograd.taps];
    for (int i = 0; i < rowsOfDy.length; i++) {
      rowsOfDy[i] = i * width * Primitives.MOST_ROWS;
    }
    int[] products = new int[Winograd.PRODUCTS];
    for (int f = 0; f < products.length; f++) {
      products[f] = f * productSums();
    }
    return new Mixing(
        winograd,
        Winograd.mix(winograd.kernelMatrix, rowsOfDy),
        Winograd.mix(winograd.resultMatrix, products));
  }

  private Stretch[] stretches() {
    int[] at = new int[kernel];
    int kernelRows = mixing == null ? 1 : mixing.winograd().results;
    for (int row = 0; row < kernelRows; row++) {
      // The first product's runs say which columns a row of the kernel has.
      for (int i = 0; i < (mixing == null ? runs.length : runs.length / phases); i++) {
        int[] cells = runs[i].cells();
        for (int j = 0; j < cells.length; j++) {
          int sumsAt = mixing == null ? 0 : row * productSums();
          at[row * (kernel / kernelRows) + cells[j]] = sumsAt + runsAt[i] + j * channels;
        }
      }
    }
    List<Stretch> stretches = new ArrayList<>();
    for (int cell = 0, end; cell < kernel; cell = end) {
      int stride = cell + 1 < kernel ? at[cell + 1] - at[cell] : 0;
      end = cell + 1;
      while (end < kernel && at[end] - at[end - 1] == stride) {
        end++;
      }
      stretches.add(new Stretch(cell, end - cell, at[cell], stride));
    }
    return stretches.toArray(Stretch[]::new);
  }

  /** The sums of one filter and one product. */
  int productSums() {
    return sums / Winograd.PRODUCTS;
  }

  /** Rows of the planes that are transposed beyond those of the result. */
  int below() {
    return stack.length > 1 || mixing != null ? 0 : reach;
  }

  /** Elements of a row of transposed planes. */
  int rowLength() {
    return pitch * pixel;
  }

  /** Elements of the tail of transposed planes. */
  int tailLength() {
    return tail * pixel;
  }

  /** Elements of the transposed planes of one phase, for a number of rows. */
  int transposed(int rows) {
    return mixing == null
        ? (rows + below()) * rowLength() + tailLength()
        : Primitives.rounded(
            (rows - 1) * rowLength() + Primitives.rounded(rowLength() + tailLength()));
  }

  /** Elements of the sums of all filters. */
  int allSums() {
    return (filters + Primitives.FILL) * sums;
  }

  /** Cells of a strip. */
  int cells() {
    return stripRows * width;
  }

  /** Elements of a strip's cells of dy, packed, for one product. */
  int factors() {
    return Primitives.rounded((filters + Primitives.FILL) * cells()) + Primitives.ROUND;
  }

  /** Elements of the rows of the input that a strip's tiles read. */
  int sourceLength() {
    return mixing == null
        ? 0
        : mixing.sourceRows(stripRows) * rowLength() + tailLength() + Primitives.ROUND;
  }

  /** Elements of the packed cells of a strip: of dy itself, and of what is made of them. */
  int packedLength() {
    return mixing == null
        ? factors()
        : stripRows * mixing.together() * width * Primitives.MOST_ROWS
            + Primitives.ROUND
            + (Winograd.PRODUCTS + Primitives.FILL) * factors();
  }

  /** Elements of the packed matrices, and of the rows of the kernel of one filter. */
  int mixingLength() {
    return mixing == null
        ? 0
        : (int) (mixing.factors().packedLength() + mixing.results().packedLength())
            + (mixing.winograd().results + Primitives.FILL) * productSums();
  }

  /** Elements of the scratch of one part, perhaps more than an array holds. */
  long scratch() {
    return (long) phases * transposed(bandRows)
        + Primitives.ROUND
        + ((long) filters + Primitives.FILL) * sums
        + sourceLength()
        + packedLength()
        + Primitives.ROUND
        + mixingLength();
  }
}
