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
  private float[] x = NONE;
  private int xAt;
  private float[] dy = NONE;
  private int dyAt;

  WeightGradient(Scratch scratch) {
    this.scratch = scratch;
  }

  /** Begins with sums of zero, in the scratch from {@code scratchAt} on. */
  void start(WeightTable table, int scratchAt) {
    this.table = table;
    this.scratchAt = scratchAt;
    this.parts = Math.min(scratch.parts(), table.rows);
    this.fresh = true;
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

  /** Adds the sums to the gradient of the group's weights. */
  void addTo(float[] dWeight, int dWeightAt) {
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
        gather(f);
      }
    } else {
      addRows(scratch.memory(part), part * table.rows / parts, (part + 1) * table.rows / parts);
    }
  }

  private int sumsAt() {
    return scratchAt + table.phases * table.transposed(table.bandRows) + Primitives.ROUND;
  }

  private void addRows(float[] memory, int row, int end) {
    int sumsAt = sumsAt();
    if (fresh) {
      Arrays.fill(memory, sumsAt, sumsAt + table.allSums(), 0f);
    }
    for (int band = row; band < end; band += table.bandRows) {
      addBand(memory, band, Math.min(end, band + table.bandRows));
    }
  }

  private void addBand(float[] memory, int row, int end) {
    int transposed = table.transposed(end - row);
    for (int phase = 0; phase < table.phases; phase++) {
      for (int i = 0; i < table.stack.length; i++) {
        Transposition.run(
            table.channels,
            (end - row + table.below()) * table.pitch,
            x,
            xAt + phase * table.plane + (row + table.stack[i]) * table.pitch,
            table.phases * table.plane,
            memory,
            scratchAt + phase * transposed + i * table.channels,
            table.pixel);
      }
    }
    for (int strip = row; strip < end; strip += table.stripRows) {
      int rows = Math.min(table.stripRows, end - strip);
      addStrip(memory, strip, strip - row, rows, transposed);
    }
  }

  private void addStrip(float[] memory, int row, int below, int rows, int transposed) {
    Primitives primitives = ActivePrimitives.get();
    int cells = rows * table.width;
    int plane = table.rows * table.width;
    int packedAt = sumsAt() + table.allSums();
    for (int f = 0, filters; f < table.filters; f += filters) {
      filters = primitives.block(table.filters - f);
      pack(filters, f, cells, dyAt + f * plane + row * table.width, memory, packedAt);
      for (int i = 0; i < table.runs.length; i++) {
        WeightTable.Run run = table.runs[i];
        int cell = (below + run.row()) * table.pitch + run.column();
        primitives.addCorrelation(
            filters,
            run.cells().length * table.channels,
            memory,
            scratchAt + run.phase() * transposed + cell * table.pixel,
            table.offsets,
            0,
            cells,
            memory,
            packedAt,
            memory,
            sumsAt() + f * table.sums + table.runsAt[i],
            table.sums);
      }
    }
  }

  /** Puts the filters of a block side by side, zero for those that only fill it up. */
  private void pack(int filters, int first, int cells, int from, float[] memory, int to) {
    int real = Math.min(filters, table.filters - first);
    Transposition.run(real, cells, dy, from, table.rows * table.width, memory, to, filters);
    for (int f = real; f < filters; f++) {
      for (int i = 0; i < cells; i++) {
        memory[to + i * filters + f] = 0f;
      }
    }
  }

  private void gather(int filter) {
    for (int part = 0; part < parts; part++) {
      float[] memory = scratch.memory(part);
      for (int i = 0; i < table.runs.length; i++) {
        int from = sumsAt() + filter * table.sums + table.runsAt[i];
        for (int cell : table.runs[i].cells()) {
          int to = xAt + filter * table.channels * table.kernel + cell;
          for (int c = 0; c < table.channels; c++) {
            x[to + c * table.kernel] += memory[from + c];
          }
          from += table.channels;
        }
      }
    }
  }
}
