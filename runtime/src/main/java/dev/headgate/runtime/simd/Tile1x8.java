package dev.headgate.runtime.simd;

import static dev.headgate.runtime.simd.Lanes.LENGTH;
import static dev.headgate.runtime.simd.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * The tile of 1 by 8. The length of offsets ends the loop: any other bound takes a register more,
 * and there is none.
 *
 * <p>Written by {@code TileWriter}; not to be edited by hand.
 */
final class Tile1x8 extends Tile {

  Tile1x8() {
    super(1, 8);
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
    FloatVector a02 = FloatVector.fromArray(SPECIES, start, startAt + 2 * step);
    FloatVector a03 = FloatVector.fromArray(SPECIES, start, startAt + 3 * step);
    FloatVector a04 = FloatVector.fromArray(SPECIES, start, startAt + 4 * step);
    FloatVector a05 = FloatVector.fromArray(SPECIES, start, startAt + 5 * step);
    FloatVector a06 = FloatVector.fromArray(SPECIES, start, startAt + 6 * step);
    FloatVector a07 = FloatVector.fromArray(SPECIES, start, startAt + 7 * step);
    int t = from;
    int wi = wAt + from;
    while (t < offsets.length) {
      int xi = xAt + offsets[t];
      FloatVector x0 = FloatVector.fromArray(SPECIES, x, xi);
      FloatVector x1 = FloatVector.fromArray(SPECIES, x, xi + LENGTH);
      FloatVector x2 = FloatVector.fromArray(SPECIES, x, xi + 2 * LENGTH);
      FloatVector x3 = FloatVector.fromArray(SPECIES, x, xi + 3 * LENGTH);
      FloatVector x4 = FloatVector.fromArray(SPECIES, x, xi + 4 * LENGTH);
      FloatVector x5 = FloatVector.fromArray(SPECIES, x, xi + 5 * LENGTH);
      FloatVector x6 = FloatVector.fromArray(SPECIES, x, xi + 6 * LENGTH);
      FloatVector x7 = FloatVector.fromArray(SPECIES, x, xi + 7 * LENGTH);
      FloatVector q = FloatVector.broadcast(SPECIES, w[wi]);
      a00 = x0.fma(q, a00);
      a01 = x1.fma(q, a01);
      a02 = x2.fma(q, a02);
      a03 = x3.fma(q, a03);
      a04 = x4.fma(q, a04);
      a05 = x5.fma(q, a05);
      a06 = x6.fma(q, a06);
      a07 = x7.fma(q, a07);
      t++;
      wi += 1;
    }
    a00.intoArray(y, yAt);
    a01.intoArray(y, yAt + LENGTH);
    a02.intoArray(y, yAt + 2 * LENGTH);
    a03.intoArray(y, yAt + 3 * LENGTH);
    a04.intoArray(y, yAt + 4 * LENGTH);
    a05.intoArray(y, yAt + 5 * LENGTH);
    a06.intoArray(y, yAt + 6 * LENGTH);
    a07.intoArray(y, yAt + 7 * LENGTH);
  }
}
