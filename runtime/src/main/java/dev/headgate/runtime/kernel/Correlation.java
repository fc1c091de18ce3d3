package dev.headgate.runtime.kernel;

import java.util.function.IntConsumer;

/**
 * Runs a {@link TapTable} over flat planes. The result is made in strips of a few rows, each by all
 * taps and for all channels while it is in cache, and then copied to the dense result, unless tiles
 * can write there; threads share the rows. An object holds what it works on between {@link #run}
 * and the parts' calls.
 */
final class Correlation implements IntConsumer {

  private static final float[] NONE = new float[0];

  private final Scratch scratch;

  private TapTable taps = TapTable.EMPTY;
  private float[] source = NONE;
  private int sourceAt;
  private int weightsAt;
  private int startsAt;
  private PlaneMap result = PlaneMap.EMPTY;
  private float[] y = NONE;
  private int yAt;
  private int stripsAt;
  private int parts;

  Correlation(Scratch scratch) {
    this.scratch = scratch;
  }

  /** The flat planes that the taps read. */
  Correlation source(float[] source, int sourceAt) {
    this.source = source;
    this.sourceAt = sourceAt;
    return this;
  }

  /**
   * Overwrites the cells of the dense planes at {@code y} that {@code result} covers, and finishes
   * them where these are whole rows.
   *
   * @param weightsAt where the packed weights lie in the shared scratch
   * @param startsAt where the sums' constants do
   * @param stripsAt where each part's scratch is free
   */
  void run(
      TapTable taps,
      int weightsAt,
      int startsAt,
      int stripsAt,
      PlaneMap result,
      float[] y,
      int yAt) {
    this.taps = taps;
    this.weightsAt = weightsAt;
    this.startsAt = startsAt;
    this.stripsAt = stripsAt;
    this.result = result;
    this.y = y;
    this.yAt = yAt;
    this.parts = Math.min(scratch.parts(), taps.rows);
    scratch.run(parts, this);
    this.y = NONE;
  }

  /** Lets go of the arrays of callers, who may be done with them. */
  void forget() {
    source = NONE;
  }

  /** One part's share of the rows. */
  @Override
  public void accept(int part) {
    int end = (part + 1) * taps.rows / parts;
    for (int row = part * taps.rows / parts; row < end; row += taps.stripRows) {
      strip(scratch.memory(part), row, Math.min(taps.stripRows, end - row), end);
    }
  }

  private void strip(float[] memory, int row, int rows, int end) {
    int plane = result.height() * result.width();
    boolean inPlace = isInPlace(taps.positions(rows), taps.positions(end - row));
    if (inPlace) {
      run(memory, row, rows, y, yAt + row * result.width(), plane);
    } else {
      run(memory, row, rows, memory, stripsAt, taps.strip());
    }
    for (int o = 0; o < taps.channels; o++) {
      int at = yAt + o * plane;
      if (!inPlace) {
        result.unpack(memory, stripsAt + o * taps.strip(), row, row + rows, y, at);
      }
      if (result.hasWholeRows()) {
        scratch.finish.apply(rows * result.width(), y, at + row * result.width());
      }
    }
  }

  /**
   * Whether tiles can write where results belong: what they write beyond these is overwritten by
   * the part's next strips.
   */
  private boolean isInPlace(int positions, int positionsOfPart) {
    return result.isIdentity()
        && Primitives.rounded(positions) <= positionsOfPart
        && !taps.fillsUp();
  }

  /** Overwrites a strip of y. */
  private void run(float[] memory, int row, int rows, float[] y, int yAt, int yStride) {
    int positions = taps.positions(rows);
    int from = sourceAt + row * taps.pitch;
    if (taps.isGathered()) {
      int gatheredAt = stripsAt + (taps.channels + Primitives.FILL) * taps.strip();
      for (int c = 0; c < taps.offsets.length; c++) {
        gather(positions, from, taps.offsets[c], memory, gatheredAt, taps.gathered[c]);
      }
      run(positions, memory, gatheredAt, taps.gathered, y, yAt, yStride);
    } else {
      run(positions, source, from, taps.offsets, y, yAt, yStride);
    }
  }

  private void gather(
      int positions, int sourceFrom, int[] offsets, float[] memory, int memoryAt, int[] gathered) {
    for (int t = 0; t < offsets.length; t++) {
      int from = sourceFrom + offsets[t];
      System.arraycopy(source, from, memory, memoryAt + gathered[t], positions);
    }
  }

  private void run(
      int positions, float[] x, int xAt, int[][] offsets, float[] y, int yAt, int yStride) {
    float[] shared = scratch.shared();
    taps.run(
        positions,
        x,
        xAt,
        offsets,
        shared,
        weightsAt,
        shared,
        startsAt,
        Primitives.ROUND,
        y,
        yAt,
        yStride);
  }
}
