package dev.headgate.runtime.simd;

import static dev.headgate.runtime.simd.Lanes.LENGTH;

import dev.headgate.runtime.kernel.Primitives;
import java.util.Arrays;

/**
 * Covers the positions of a correlation with tiles. The more registers a processor has, the more
 * sums a tile has and the fewer loads there are for each multiplication. The sizes are those that
 * were fastest on processors with 32 registers of 16 lanes and with 16 registers of 8 lanes.
 */
final class VectorCorrelation {

  private static final boolean MANY_REGISTERS = LENGTH >= 16;

  /** The tiles of so many channels, the widest first, the last of one vector. */
  private static final Tile[][] TILES = new Tile[Primitives.MOST_ROWS + 1][];

  static {
    Arrays.fill(TILES, new Tile[0]);
    TILES[1] = new Tile[] {new Tile1x8(), new Tile1x2(), new Tile1x1()};
    TILES[2] = new Tile[] {new Tile2x8(), new Tile2x4(), new Tile2x2(), new Tile2x1()};
    if (MANY_REGISTERS) {
      TILES[4] = new Tile[] {new Tile4x4(), new Tile4x2(), new Tile4x1()};
      TILES[8] = new Tile[] {new Tile8x3(), new Tile8x2(), new Tile8x1()};
    } else {
      TILES[5] = new Tile[] {new Tile5x2(), new Tile5x1()};
    }
  }

  private VectorCorrelation() {}

  static int block(int left) {
    if (MANY_REGISTERS) {
      return left >= 7 ? 8 : left >= 3 ? 4 : left;
    }
    return left >= 4 ? 5 : Math.min(left, 2);
  }

  /**
   * As {@link Primitives#correlate}, for the positions that tiles that are ready can cover.
   *
   * @return how many these are, from the first
   */
  static int run(
      int rows,
      int positions,
      float[] x,
      int xAt,
      int[] offsets,
      float[] w,
      int wAt,
      float[] start,
      int startAt,
      int startStride,
      boolean startIsConstant,
      float[] y,
      int yAt,
      int yStride) {
    int step = startIsConstant ? 0 : LENGTH;
    int vectors = (positions + LENGTH - 1) / LENGTH;
    int v = 0;
    int left = vectors; // if the wider tiles were ready
    for (Tile tile : TILES[rows]) {
      int share = left / tile.vectors * tile.vectors;
      left -= share;
      if (!tile.isReady((long) rows * share * LENGTH * offsets.length)) {
        continue;
      }
      for (; v + tile.vectors <= vectors; v += tile.vectors) {
        tile.run(
            x,
            offsets,
            0,
            w,
            wAt,
            xAt + v * LENGTH,
            start,
            startAt + v * step,
            startStride,
            step,
            y,
            yAt + v * LENGTH,
            yStride);
      }
    }
    return v * LENGTH;
  }
}
