package dev.headgate.runtime.kernel;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Fully connected layer. Tensors: x [n, inputs], weight [units, inputs], bias [units], y [n,
 * units], of the sizes of a {@link DenseGeometry}. {@code scratch} has at least {@link
 * DenseGeometry#scratch()} elements.
 */
public final class Dense {

  /** Fewer samples than this would leave most lanes of a vector of samples empty. */
  private static final int FEW = 4;

  /** Rows of a gradient that are made together where not all are; whole blocks, however large. */
  static final int ROWS = 40;

  /** Elements of scratch for {@link #gradientRows} of {@link #ROWS} rows. */
  public static final int ROWS_SCRATCH =
      (ROWS + Primitives.FILL) * (DenseGeometry.SAMPLES + Primitives.FILL)
          + Primitives.MOST_ROWS * Primitives.ROUND;

  private Dense() {}

  /** Overwrites y with {@code x * weight^T}. */
  public static void forward(
      DenseGeometry g,
      int n,
      float[] x,
      int xAt,
      float[] weight,
      int weightAt,
      float[] y,
      int yAt,
      Scratch scratch) {
    multiply(g, n, x, xAt, weight, weightAt, null, 0, y, yAt, scratch);
  }

  /** Overwrites y with {@code x * weight^T + bias}. */
  public static void forward(
      DenseGeometry g,
      int n,
      float[] x,
      int xAt,
      float[] weight,
      int weightAt,
      float[] bias,
      int biasAt,
      float[] y,
      int yAt,
      Scratch scratch) {
    multiply(g, n, x, xAt, weight, weightAt, bias, biasAt, y, yAt, scratch);
  }

  /** Overwrites dx with {@code dy * weight}. */
  public static void backwardInput(
      DenseGeometry g,
      int n,
      float[] dy,
      int dyAt,
      float[] weight,
      int weightAt,
      float[] dx,
      int dxAt,
      Scratch scratch) {
    float[] memory = scratch.shared();
    scratch.finish.start(dxAt);
    for (int s = 0; s < n; s += DenseGeometry.SAMPLES) {
      int samples = Math.min(DenseGeometry.SAMPLES, n - s);
      int to = dxAt + s * g.inputs;
      packRows(samples, g.units, dy, dyAt + s * g.units, memory);
      product(g, samples, g.units, weight, weightAt, dx, to, true, memory);
      scratch.finish.apply(samples * g.inputs, dx, to);
    }
  }

  /**
   * Adds {@code dy^T * x} to dWeight, or overwrites it ({@link Scratch#overwrite}), or keeps it for
   * later ({@link Scratch#overwriteAlone}). The gradient of the bias is {@link Bias#backward} with
   * a plane of 1.
   */
  public static void backwardWeight(
      DenseGeometry g,
      int n,
      float[] x,
      int xAt,
      float[] dy,
      int dyAt,
      float[] dWeight,
      int dWeightAt,
      Scratch scratch) {
    boolean overwrite = scratch.takeOverwrite();
    if (scratch.takeAlone() && overwrite && scratch.keptGradients().isWorth(g)) {
      scratch.keptGradients().keep(g, n, x, xAt, dy, dyAt, dWeightAt);
      return;
    }
    for (int s = 0; s < n; s += DenseGeometry.SAMPLES) {
      gradientRows(
          g,
          Math.min(DenseGeometry.SAMPLES, n - s),
          x,
          xAt + s * g.inputs,
          dy,
          dyAt + s * g.units,
          0,
          g.units,
          dWeight,
          dWeightAt,
          overwrite && s == 0,
          scratch.shared());
    }
  }

  /**
   * Some rows of {@code dy^T * x}, at most {@link DenseGeometry#SAMPLES} samples; overwrites y with
   * them or adds them to it.
   *
   * @param memory of {@link #ROWS_SCRATCH} elements for up to {@link #ROWS} rows; for all as much
   *     as a geometry's scratch
   */
  static void gradientRows(
      DenseGeometry g,
      int n,
      float[] x,
      int xAt,
      float[] dy,
      int dyAt,
      int row,
      int rows,
      float[] y,
      int yAt,
      boolean overwrite,
      float[] memory) {
    if (n == 1 && overwrite) { // an outer product: goes through y once
      Primitives primitives = ActivePrimitives.get();
      for (int r = 0; r < rows; r++) {
        primitives.scale(g.inputs, dy[dyAt + row + r], x, xAt, y, yAt + r * g.inputs);
      }
      return;
    }
    packColumns(rows, n, dy, dyAt + row, g.units, memory);
    product(g, rows, n, x, xAt, y, yAt, overwrite, memory);
  }

  private static void multiply(
      DenseGeometry g,
      int n,
      float[] x,
      int xAt,
      float[] weight,
      int weightAt,
      float @Nullable [] bias,
      int biasAt,
      float[] y,
      int yAt,
      Scratch scratch) {
    float[] memory = scratch.shared();
    scratch.finish.start(yAt);
    for (int s = 0; s < n; s += DenseGeometry.SAMPLES) {
      int samples = Math.min(DenseGeometry.SAMPLES, n - s);
      int xFrom = xAt + s * g.inputs;
      int to = yAt + s * g.units;
      if (samples < FEW) {
        scratch.dots.run(g, samples, x, xFrom, weight, weightAt, bias, biasAt, y, to);
      } else {
        multiplySamples(g, samples, x, xFrom, weight, weightAt, bias, biasAt, memory);
        int results = g.inputs * DenseGeometry.SAMPLES;
        Transposition.run(g.units, samples, memory, results, DenseGeometry.SAMPLES, y, to, g.units);
        scratch.finish.apply(samples * g.units, y, to);
      }
    }
  }

  /** Leaves in memory, after the inputs, a row for each unit with a column for each sample. */
  private static void multiplySamples(
      DenseGeometry g,
      int samples,
      float[] x,
      int xAt,
      float[] weight,
      int weightAt,
      float @Nullable [] bias,
      int biasAt,
      float[] memory) {
    Primitives primitives = ActivePrimitives.get();
    int pitch = DenseGeometry.SAMPLES;
    int results = g.inputs * pitch;
    int packed = results + g.resultsLength();
    Transposition.run(samples, g.inputs, x, xAt, g.inputs, memory, 0, pitch);
    for (int u = 0; u < g.units; u++) {
      float start = bias == null ? 0f : bias[biasAt + u];
      Arrays.fill(memory, results + u * pitch, results + (u + 1) * pitch, start);
    }
    for (int from = 0; from < g.inputs; from += DenseGeometry.CHUNK) {
      int inputs = Math.min(DenseGeometry.CHUNK, g.inputs - from);
      for (int u = 0, rows; u < g.units; u += rows) {
        rows = primitives.block(g.units - u);
        int real = Math.min(rows, g.units - u);
        int weights = weightAt + u * g.inputs + from;
        Transposition.run(real, inputs, weight, weights, g.inputs, memory, packed, rows);
        primitives.addCorrelation(
            rows,
            samples,
            memory,
            from * pitch,
            g.columns.first(inputs),
            memory,
            packed,
            memory,
            results + u * pitch,
            pitch);
      }
    }
  }

  /** Packs a matrix [rows, taps] for {@link #product}: [block][tap][row in block]. */
  private static void packRows(int rows, int taps, float[] a, int aAt, float[] packed) {
    Primitives primitives = ActivePrimitives.get();
    for (int r = 0, block; r < rows; r += block) {
      block = block(primitives, rows - r);
      Transposition.run(block, taps, a, aAt + r * taps, taps, packed, r * taps, block);
    }
  }

  /** The same for a matrix that is given as [taps, rows], or columns of a wider one. */
  private static void packColumns(
      int rows, int taps, float[] a, int aAt, int aStride, float[] packed) {
    Primitives primitives = ActivePrimitives.get();
    for (int r = 0, block; r < rows; r += block) {
      block = block(primitives, rows - r);
      for (int t = 0; t < taps; t++) {
        int from = aAt + t * aStride + r;
        int to = r * taps + t * block;
        for (int i = 0; i < block; i++) {
          packed[to + i] = a[from + i];
        }
      }
    }
  }

  /** The rows of a block that has no more of them than are left. */
  private static int block(Primitives primitives, int left) {
    int block = primitives.block(left);
    for (int fewer = left; block > left; ) {
      block = primitives.block(--fewer);
    }
    return block;
  }

  /**
   * Adds to y [rows, inputs] the product of a packed matrix [rows, taps] and b [taps, inputs], or
   * overwrites it. Whole vectors of y are written in place, the columns left over through memory.
   */
  private static void product(
      DenseGeometry g,
      int rows,
      int taps,
      float[] b,
      int bAt,
      float[] y,
      int yAt,
      boolean overwrite,
      float[] memory) {
    Primitives primitives = ActivePrimitives.get();
    int whole = g.inputs / Primitives.ROUND * Primitives.ROUND;
    int zero = memory.length - Primitives.ROUND;
    Arrays.fill(memory, zero, zero + Primitives.ROUND, 0f);
    for (int column = 0; column < whole; column += DenseGeometry.CHUNK) {
      int columns = Math.min(DenseGeometry.CHUNK, whole - column);
      for (int r = 0, block; r < rows; r += block) {
        block = block(primitives, rows - r);
        int to = yAt + r * g.inputs + column;
        primitives.correlate(
            block,
            columns,
            b,
            bAt + column,
            g.rows.first(taps),
            memory,
            r * taps,
            overwrite ? memory : y,
            overwrite ? zero : to,
            overwrite ? 0 : g.inputs,
            overwrite,
            y,
            to,
            g.inputs);
      }
    }
    if (whole < g.inputs) {
      edge(g, whole, rows, taps, b, bAt, y, yAt, overwrite, memory);
    }
  }

  /** The columns from {@code whole} on, by vectors that begin before them. */
  private static void edge(
      DenseGeometry g,
      int whole,
      int rows,
      int taps,
      float[] b,
      int bAt,
      float[] y,
      int yAt,
      boolean overwrite,
      float[] memory) {
    Primitives primitives = ActivePrimitives.get();
    int first = Math.max(0, g.inputs - Primitives.ROUND);
    boolean readable = bAt + (taps - 1) * g.inputs + first + Primitives.ROUND <= b.length;
    int edge = memory.length - Primitives.MOST_ROWS * Primitives.ROUND;
    for (int r = 0, block; r < rows; r += block) {
      block = block(primitives, rows - r);
      Arrays.fill(memory, edge, memory.length, 0f);
      if (readable) {
        primitives.addCorrelation(
            block,
            Primitives.ROUND,
            b,
            bAt + first,
            g.rows.first(taps),
            memory,
            r * taps,
            memory,
            edge,
            Primitives.ROUND);
      } else {
        addElements(g, first, block, taps, b, bAt, memory, r * taps, edge);
      }
      for (int i = 0; i < block; i++) {
        for (int column = whole; column < g.inputs; column++) {
          int at = yAt + (r + i) * g.inputs + column;
          float sum = memory[edge + i * Primitives.ROUND + column - first];
          y[at] = overwrite ? sum : y[at] + sum;
        }
      }
    }
  }

  /** For matrices at the end of an array, narrower than a vector. */
  private static void addElements(
      DenseGeometry g,
      int first,
      int rows,
      int taps,
      float[] b,
      int bAt,
      float[] memory,
      int factorsAt,
      int to) {
    for (int t = 0; t < taps; t++) {
      for (int i = 0; i < rows; i++) {
        float factor = memory[factorsAt + t * rows + i];
        for (int column = first; column < g.inputs; column++) {
          float value = b[bAt + t * g.inputs + column];
          int at = to + i * Primitives.ROUND + column - first;
          memory[at] = Math.fma(value, factor, memory[at]);
        }
      }
    }
  }
}
