package dev.headgate.runtime.simd;

import static dev.headgate.runtime.simd.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * The tile of 1 by 1. Offsets are read from an array, and the loop counts in weights rather than
 * taps: both keep the compiler from spilling registers.
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
    int end = wAt + to;
    int t = from;
    for (int wi = wAt + from; wi < end; wi += 1) {
      int xi = xAt + offsets[t++];
      FloatVector x0 = FloatVector.fromArray(SPECIES, x, xi);
      FloatVector q = FloatVector.broadcast(SPECIES, w[wi]);
      a00 = x0.fma(q, a00);
    }
    a00.intoArray(y, yAt);
  }
}
