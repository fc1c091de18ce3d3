package dev.headgate.runtime.simd;

import static dev.headgate.runtime.simd.Lanes.LENGTH;
import static dev.headgate.runtime.simd.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * The tile of 1 by 2. Offsets are read from an array, and the loop counts in weights rather than
 * taps: both keep the compiler from spilling registers.
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
      int xAt,
      int[] offsets,
      int from,
      int to,
      float[] w,
      int wAt,
      float[] start,
      int startAt,
      int startStride,
      int step,
      float[] y,
      int yAt,
      int yStride) {
    if (to < from) {
      return;
    }
    FloatVector a00 = FloatVector.fromArray(SPECIES, start, startAt);
    FloatVector a01 = FloatVector.fromArray(SPECIES, start, startAt + step);
    int end = wAt + to;
    int t = from;
    for (int wi = wAt + from; wi < end; wi += 1) {
      int xi = xAt + offsets[t++];
      FloatVector x0 = FloatVector.fromArray(SPECIES, x, xi);
      FloatVector x1 = FloatVector.fromArray(SPECIES, x, xi + LENGTH);
      FloatVector q = FloatVector.broadcast(SPECIES, w[wi]);
      a00 = x0.fma(q, a00);
      a01 = x1.fma(q, a01);
    }
    a00.intoArray(y, yAt);
    a01.intoArray(y, yAt + LENGTH);
  }
}
