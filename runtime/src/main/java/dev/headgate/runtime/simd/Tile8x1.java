package dev.headgate.runtime.simd;

import static dev.headgate.runtime.simd.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * The tile of 8 by 1. The length of offsets ends the loop: any other bound takes a register more,
 * and there is none.
 *
 * <p>Written by {@code TileWriter}; not to be edited by hand.
 */
final class Tile8x1 extends Tile {

  Tile8x1() {
    super(8, 1);
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
    FloatVector a20 = FloatVector.fromArray(SPECIES, start, startAt + 2 * startStride);
    FloatVector a30 = FloatVector.fromArray(SPECIES, start, startAt + 3 * startStride);
    FloatVector a40 = FloatVector.fromArray(SPECIES, start, startAt + 4 * startStride);
    FloatVector a50 = FloatVector.fromArray(SPECIES, start, startAt + 5 * startStride);
    FloatVector a60 = FloatVector.fromArray(SPECIES, start, startAt + 6 * startStride);
    FloatVector a70 = FloatVector.fromArray(SPECIES, start, startAt + 7 * startStride);
    int t = from;
    int wi = wAt + from * 8;
    while (t < offsets.length) {
      int xi = xAt + offsets[t];
      FloatVector x0 = FloatVector.fromArray(SPECIES, x, xi);
      FloatVector q = FloatVector.broadcast(SPECIES, w[wi]);
      a00 = x0.fma(q, a00);
      q = FloatVector.broadcast(SPECIES, w[wi + 1]);
      a10 = x0.fma(q, a10);
      q = FloatVector.broadcast(SPECIES, w[wi + 2]);
      a20 = x0.fma(q, a20);
      q = FloatVector.broadcast(SPECIES, w[wi + 3]);
      a30 = x0.fma(q, a30);
      q = FloatVector.broadcast(SPECIES, w[wi + 4]);
      a40 = x0.fma(q, a40);
      q = FloatVector.broadcast(SPECIES, w[wi + 5]);
      a50 = x0.fma(q, a50);
      q = FloatVector.broadcast(SPECIES, w[wi + 6]);
      a60 = x0.fma(q, a60);
      q = FloatVector.broadcast(SPECIES, w[wi + 7]);
      a70 = x0.fma(q, a70);
      t++;
      wi += 8;
    }
    a00.intoArray(y, yAt);
    a10.intoArray(y, yAt + yStride);
    a20.intoArray(y, yAt + 2 * yStride);
    a30.intoArray(y, yAt + 3 * yStride);
    a40.intoArray(y, yAt + 4 * yStride);
    a50.intoArray(y, yAt + 5 * yStride);
    a60.intoArray(y, yAt + 6 * yStride);
    a70.intoArray(y, yAt + 7 * yStride);
  }
}
