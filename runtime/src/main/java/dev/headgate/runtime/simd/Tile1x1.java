package dev.headgate.runtime.simd;

import static dev.headgate.runtime.simd.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * The tile of 1 by 1. The length of offsets ends the loop: any other bound takes a register more,
 * and there is none.
 *
 * <p>Written by {@code TileWriter}; not to be edited by hand.
 */
final class Tile1x1 extends Tile {

  Tile1x1() {
    super(1, 1);
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
    int t = from;
    int wi = wAt + from;
    while (t < offsets.length) {
      int xi = xAt + offsets[t];
      FloatVector x0 = FloatVector.fromArray(SPECIES, x, xi);
      FloatVector q = FloatVector.broadcast(SPECIES, w[wi]);
      a00 = x0.fma(q, a00);
      t++;
      wi += 1;
    }
    a00.intoArray(y, yAt);
  }
}
