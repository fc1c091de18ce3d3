package dev.headgate.runtime.simd;

import static dev.headgate.runtime.simd.Lanes.LENGTH;

/**
 * Covers the positions of a correlation with tiles. A tile keeps the sums of some channels at some
 * vectors of positions in registers while all taps pass; the more registers a processor has, the
 * fewer loads there are for each multiplication. The sizes are those that were fastest on
 * processors with 32 registers of 16 lanes and with 16 registers of 8 lanes.
 */
final class VectorCorrelation {

  private static final boolean MANY_REGISTERS = LENGTH >= 16;

  private VectorCorrelation() {}

  static int block(int left) {
    if (MANY_REGISTERS) {
      return left >= 7 ? 8 : left >= 3 ? 4 : left;
    }
    return left >= 4 ? 5 : Math.min(left, 2);
  }

  static void run(
      int rows,
      int positions,
      float[] x,
      int xAt,
      int[] offsets,
      int from,
      int to,
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
    switch (rows) {
      case 8 ->
          Tiles8.cover(
              vectors,
              x,
              xAt,
              offsets,
              from,
              to,
              w,
              wAt,
              start,
              startAt,
              startStride,
              step,
              y,
              yAt,
              yStride);
      case 5 ->
          Tiles5.cover(
              vectors,
              x,
              xAt,
              offsets,
              from,
              to,
              w,
              wAt,
              start,
              startAt,
              startStride,
              step,
              y,
              yAt,
              yStride);
      case 4 ->
          Tiles4.cover(
              vectors,
              x,
              xAt,
              offsets,
              from,
              to,
              w,
              wAt,
              start,
              startAt,
              startStride,
              step,
              y,
              yAt,
              yStride);
      case 2 ->
          Tiles2.cover(
              vectors,
              x,
              xAt,
              offsets,
              from,
              to,
              w,
              wAt,
              start,
              startAt,
              startStride,
              step,
              y,
              yAt,
              yStride);
      default ->
          Tiles1.cover(
              vectors,
              x,
              xAt,
              offsets,
              from,
              to,
              w,
              wAt,
              start,
              startAt,
              startStride,
              step,
              y,
              yAt,
              yStride);
    }
  }
}
