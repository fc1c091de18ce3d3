package dev.headgate.runtime.kernel;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Sums the gradient of one group's weights over samples, by a {@link WeightTable}. Threads share
 * the rows of the result, each with sums of its own, and then the filters. An object holds what it
 * works on between its calls.
 */
final class WeightGradient implements IntConsumer {

  private static final float[] NONE = new float[0];

  private final Scratch scratch;

  private WeightTable table = WeightTable.EMPTY;
  private int scratchAt;
  private int parts;
  private boolean fresh;
  private boolean gathering;
  private boolean overwrite;
  private float[] x = NONE;
  private int xAt;
  private float[] dy = NONE;
  private int dyAt;

  WeightGradient(Scratch scratch) {
    this.scratch = scratch;
  }

  /** Begins a sum, in the scratch from {@code scratchAt} on. */
  void start(WeightTable table, int scratchAt) {
    this.table = table;
    this.scratchAt = scratchAt;
    this.parts = Math.min(scratch.parts(), table.rows);
    this.fresh = true;
    float[] shared = scratch.shared();
    Arrays.fill(shared, zeroAt(), zeroAt() + Primitives.ROUND, 0f);
    WeightTable.Mixing mixing = table.mixing;
    if (mixing != null) {
      Winograd winograd = mixing.winograd();
      mixing.factors().packWeights(0, 1, winograd.kernelMatrix, 0, shared, factorMixAt());
      mixing.results().packWeights(0, 1, winograd.resultMatrix, 0, shared, resultMixAt(mixing));
    }
  }

  /** Adds a sample: x is its phase planes, dy its dense planes. */
  void add(float[] x, int xAt, float[] dy, int dyAt) {
    this.x = x;
    this.xAt = xAt;
    this.dy = dy;
    this.dyAt = dyAt;
    gathering = false;
    scratch.run(parts, this);
    fresh = false;
    this.x = NONE;
    this.dy = NONE;
  }

  /** Adds the sums to the gradient of the group's weights, or overwrites it with them. */
  void addTo(float[] dWeight, int dWeightAt, boolean overwrite) {
    this.overwrite = overwrite;
    this.x = dWeight;
    this.xAt = dWeightAt;
    gathering = true;
    scratch.run(parts, this);
    this.x = NONE;
  }

  @Override
  public void accept(int part) {
    if (gathering) {
      for (int f = part * table.filters / parts; f < (part + 1) * table.filters / parts; f++) {
        gather(f, scratch.memory(part));
      }
    } else {
      addRows(scratch.memory(part), part * table.rows / parts, (part + 1) * table.rows / parts);
    }
  }

  private int sumsAt() {
    return scratchAt + table.phases * table.transposed(table.bandRows) + Primitives.ROUND;
  }

  private int sourceAt() {
    return sumsAt() + table.allSums();
  }

  private int packedAt() {
    return sourceAt() + table.sourceLength();
  }

  /** After the rows of dy of one block. */
  private int factorsAt(WeightTable.Mixing mixing) {
    return packedAt() + table.cells() * mixing.together() * Primitives.MOST_ROWS + Primitives.ROUND;
  }

  /** A constant zero, in the shared scratch as the matrices that follow. */
  private int zeroAt() {
    return packedAt() + table.packedLength();
  }

  private int factorMixAt() {
    return zeroAt() + Primitives.ROUND;
  }

  private int resultMixAt(WeightTable.Mixing mixing) {
    return factorMixAt() + (int) mixing.factors().packedLength();
  }

  /** Where a part makes the rows of the kernel of one filter. */
  private int kernelRowsAt(WeightTable.Mixing mixing) {
    return resultMixAt(mixing) + (int) mixing.results().packedLength();
  }

  private void addRows(float[] memory, int row, int end) {
    for (int band = row; band < end; band += table.bandRows) {
      addBand(memory, band, Math.min(end, band + table.bandRows), fresh && band == row);
    }
  }

  private void addBand(float[] memory, int row, int end, boolean first) {
    int transposed = table.transposed(end - row);
    if (table.mixing == null) {
      transpose(memory, row, end, transposed);
    } else {
      mixSources(table.mixing, memory, row, end, transposed);
    }
    for (int strip = row; strip < end; strip += table.stripRows) {
      int rows = Math.min(table.stripRows, end - strip);
      addStrip(memory, strip, strip - row, rows, transposed, first && strip == row);
    }
  }

  private void transpose(float[] memory, int row, int end, int transposed) {
    for (int phase = 0; phase < table.phases; phase++) {
      for (int i = 0; i < table.stack.length; i++) {
        Transposition.run(
            table.channels,
            (end - row + table.below()) * table.pitch + table.tail,
            x,
            xAt + phase * table.plane + (row + table.stack[i]) * table.pitch,
            table.channelStride,
            memory,
            scratchAt + phase * transposed + i * table.channels,
            table.pixel);
      }
    }
  }

  /**
   * The rows that tiles read, transposed and mixed, with a tail; zero below the input's last row.
   */
  private void mixSources(
      WeightTable.Mixing mixing, float[] memory, int row, int end, int transposed) {
    int length = table.rowLength();
    int first = row * mixing.together();
    int rows = mixing.sourceRows(end - row);
    int real = Math.min(rows, table.plane / table.pitch - first);
    int cells = real * table.pitch + table.tail;
    int at = sourceAt();
    int from = xAt + first * table.pitch;
    Transposition.run(table.channels, cells, x, from, table.channelStride, memory, at, table.pixel);
    int tail = table.tailLength();
    Arrays.fill(memory, at + real * length + tail, at + rows * length + tail, 0f);
    Primitives primitives = ActivePrimitives.get();
    for (int tile = 0; tile < end - row; tile++) {
      int to = scratchAt + tile * length;
      primitives.winogradSources(length + tail, memory, at, length, memory, to, transposed);
      at += mixing.together() * length;
    }
  }

  /** Adds a strip to the sums, which are {@code first} begun. */
  private void addStrip(
      float[] memory, int row, int below, int rows, int transposed, boolean first) {
    Primitives primitives = ActivePrimitives.get();
    int cells = rows * table.width;
    for (int f = 0, filters; f < table.filters; f += filters) {
      filters = primitives.block(table.filters - f);
      if (table.mixing == null) {
        int from = dyAt + (f * table.height + row) * table.width;
        pack(filters, f, cells, from, memory, packedAt() + f * table.cells());
      } else {
        mixFactors(table.mixing, filters, f, row, rows, memory);
      }
    }
    for (int i = 0; i < table.runs.length; i++) {
      WeightTable.Run run = table.runs[i];
      int cell = (below + run.row()) * table.pitch + run.column();
      int from = scratchAt + run.phase() * transposed + cell * table.pixel;
      addRun(run, rows, memory, from, sumsAt() + table.runsAt[i], first);
    }
  }

  /** Panel after panel, so that what all cells read of one stays in a first-level cache. */
  private void addRun(
      WeightTable.Run run, int rows, float[] memory, int from, int to, boolean first) {
    Primitives primitives = ActivePrimitives.get();
    int positions = run.cells().length * table.channels;
    int[] offsets = table.offsets[rows];
    int factorsAt =
        table.mixing == null ? packedAt() : factorsAt(table.mixing) + run.phase() * table.factors();
    for (int p = 0; p < positions; p += Primitives.PANEL) {
      int panel = Math.min(Primitives.PANEL, positions - p);
      int x = from + p;
      for (int f = 0, filters; f < table.filters; f += filters) {
        filters = primitives.block(table.filters - f);
        int w = factorsAt + f * table.cells();
        int y = to + f * table.sums + p;
        int stride = table.sums;
        if (first) {
          primitives.correlate(
              filters,
              panel,
              memory,
              x,
              offsets,
              memory,
              w,
              scratch.shared(),
              zeroAt(),
              0,
              true,
              memory,
              y,
              stride);
        } else {
          primitives.addCorrelation(
              filters, panel, memory, x, offsets, memory, w, memory, y, stride);
        }
      }
    }
  }

  /**
   * Packs the rows of dy of some tiles, zero below the last, and makes the products' factors of
   * them. What a row of tiles writes beyond its end the next overwrites.
   */
  private void mixFactors(
      WeightTable.Mixing mixing, int filters, int first, int tile, int tiles, float[] memory) {
    int together = mixing.together();
    int rowLength = table.width * Primitives.MOST_ROWS;
    int rowsAt = packedAt();
    for (int i = 0; i < tiles * together; i++) {
      int row = tile * together + i;
      int at = rowsAt + i * rowLength;
      if (row < table.height) {
        int from = dyAt + (first * table.height + row) * table.width;
        pack(filters, first, table.width, from, memory, at);
      } else {
        Arrays.fill(memory, at, at + table.width * filters, 0f);
      }
    }
    int to = factorsAt(mixing) + first * table.cells();
    float[] shared = scratch.shared();
    for (int i = 0; i < tiles; i++) {
      mixing
          .factors()
          .run(
              table.width * filters,
              memory,
              rowsAt + i * together * rowLength,
              mixing.factors().offsets,
              shared,
              factorMixAt(),
              shared,
              zeroAt(),
              0,
              memory,
              to + i * table.width * filters,
              table.factors());
    }
  }

  /** Puts the filters of a block side by side, zero for those that only fill it up. */
  private void pack(int filters, int first, int cells, int from, float[] memory, int to) {
    int real = Math.min(filters, table.filters - first);
    Transposition.run(real, cells, dy, from, table.height * table.width, memory, to, filters);
    for (int f = real; f < filters; f++) {
      for (int i = 0; i < cells; i++) {
        memory[to + i * filters + f] = 0f;
      }
    }
  }

  /** Adds up what the parts have; {@code free} is this part's memory. */
  private void gather(int filter, float[] free) {
    for (int part = 0; part < parts; part++) {
      float[] memory = scratch.memory(part);
      int sumsAt = sumsAt() + filter * table.sums;
      if (table.mixing == null) {
        gather(part, filter, memory, sumsAt);
      } else {
        gather(part, filter, free, mixProducts(table.mixing, memory, sumsAt, free));
      }
    }
  }

  /**
   * Makes the rows of the kernel.
   *
   * @return where they begin
   */
  private int mixProducts(WeightTable.Mixing mixing, float[] memory, int sumsAt, float[] free) {
    float[] shared = scratch.shared();
    int length = table.productSums();
    int rowsAt = kernelRowsAt(mixing);
    mixing
        .results()
        .run(
            length,
            memory,
            sumsAt,
            mixing.results().offsets,
            shared,
            resultMixAt(mixing),
            shared,
            zeroAt(),
            0,
            free,
            rowsAt,
            length);
    return rowsAt;
  }

  private void gather(int part, int filter, float[] memory, int sumsAt) {
    for (WeightTable.Stretch stretch : table.stretches) {
      int from = sumsAt + stretch.at();
      int to = xAt + filter * table.channels * table.kernel + stretch.cell();
      if (overwrite && part == 0) {
        Transposition.run(
            stretch.cells(), table.channels, memory, from, stretch.stride(), x, to, table.kernel);
      } else {
        for (int cell = 0; cell < stretch.cells(); cell++) {
          for (int c = 0; c < table.channels; c++) {
            x[to + cell + c * table.kernel] += memory[from + cell * stretch.stride() + c];
          }
        }
      }
    }
  }
}
