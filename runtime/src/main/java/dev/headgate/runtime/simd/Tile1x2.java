package dev.headgate.runtime.simd;

import static dev.headgate.runtime.simd.Lanes.LENGTH;
import static dev.headgate.runtime.simd.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * The tile of 1 by 2. The length of offsets ends the loop: any other bound takes a register more,
 * and there is none.
 *
 * <p>Written by {@code TileWriter}; not to be edited by hand.
 */
final class Tile1x2 extends Tile {

  Tile1x2() {
    super(1, 2);
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
    int t = from;
    int wi = wAt + from;
    while (t < offsets.length) {
      int xi = xAt + offsets[t];
      FloatVector x0 = FloatVector.fromArray(SPECIES, x, xi);
      FloatVector x1 = FloatVector.fromArray(SPECIES, x, xi + LENGTH);
      FloatVector q = FloatVector.broadcast(SPECIES, w[wi]);
      a00 = x0.fma(q, a00);
      a01 = x1.fma(q, a01);
      t++;
      wi += 1;
    }
    a00.intoArray(y, yAt);
    a01.intoArray(y, yAt + LENGTH);
  }
}
