package dev.headgate.runtime.simd;

import static dev.headgate.runtime.simd.Lanes.LENGTH;
import static dev.headgate.runtime.simd.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * The tile of 2 by 2. The length of offsets ends the loop: any other bound takes a register more,
 * and there is none.
 *
 * <p>Written by {@code TileWriter}; not to be edited by hand.
 */
final class Tile2x2 extends Tile {

  Tile2x2() {
    super(2, 2);
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
    FloatVector a01 = FloatVector.fromArray(SPECIES, start, startAt + step);
    FloatVector a10 = FloatVector.fromArray(SPECIES, start, startAt + startStride);
    FloatVector a11 = FloatVector.fromArray(SPECIES, start, startAt + startStride + step);
    int t = from;
    int wi = wAt + from * 2;
    while (t < offsets.length) {
      int xi = xAt + offsets[t];
      FloatVector x0 = FloatVector.fromArray(SPECIES, x, xi);
      FloatVector x1 = FloatVector.fromArray(SPECIES, x, xi + LENGTH);
      FloatVector q = FloatVector.broadcast(SPECIES, w[wi]);
      a00 = x0.fma(q, a00);
      a01 = x1.fma(q, a01);
      q = FloatVector.broadcast(SPECIES, w[wi + 1]);
      a10 = x0.fma(q, a10);
      a11 = x1.fma(q, a11);
      t++;
      wi += 2;
    }
    a00.intoArray(y, yAt);
    a01.intoArray(y, yAt + LENGTH);
    a10.intoArray(y, yAt + yStride);
    a11.intoArray(y, yAt + yStride + LENGTH);
  }
}
