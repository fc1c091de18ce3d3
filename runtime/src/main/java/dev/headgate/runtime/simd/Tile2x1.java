package dev.headgate.runtime.simd;

import static dev.headgate.runtime.simd.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * The tile of 2 by 1. The length of offsets ends the loop: any other bound takes a register more,
 * and there is none.
 *
 * <p>Written by {@code TileWriter}; not to be edited by hand.
 */
final class Tile2x1 extends Tile {

  Tile2x1() {
    super(2, 1);
  }

  @Override
  void run(
      float[] x,
      int[] offsets,
      int from,
      float[] w,
      int wAt,
      int xAt,
      float[] start,
      int startAt,
      int startStride,
      int step,
      float[] y,
      int yAt,
      int yStride) {
    if (offsets == NOTHING) {
      return;
    }
    FloatVector a00 = FloatVector.fromArray(SPECIES, start, startAt);
    FloatVector a10 = FloatVector.fromArray(SPECIES, start, startAt + startStride);
    int t = from;
    int wi = wAt + from * 2;
    while (t < offsets.length) {
      int xi = xAt + offsets[t];
      FloatVector x0 = FloatVector.fromArray(SPECIES, x, xi);
      FloatVector q = FloatVector.broadcast(SPECIES, w[wi]);
      a00 = x0.fma(q, a00);
      q = FloatVector.broadcast(SPECIES, w[wi + 1]);
      a10 = x0.fma(q, a10);
      t++;
      wi += 2;
    }
    a00.intoArray(y, yAt);
    a10.intoArray(y, yAt + yStride);
  }
}
