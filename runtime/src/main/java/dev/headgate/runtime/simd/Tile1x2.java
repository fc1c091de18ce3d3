package dev.headgate.runtime.simd;

import static dev.headgate.runtime.simd.Lanes.LENGTH;
import static dev.headgate.runtime.simd.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * The tile of 1 by 2. Offsets are read from an array, the loop counts in weights rather than taps,
 * and takes two taps at a time: all three keep the compiler from spilling registers.
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
    int wi = wAt + from;
    for (; wi + 1 < end; wi += 2) {
      int xi = xAt + offsets[t];
      FloatVector x0 = FloatVector.fromArray(SPECIES, x, xi);
      FloatVector x1 = FloatVector.fromArray(SPECIES, x, xi + LENGTH);
      FloatVector q = FloatVector.broadcast(SPECIES, w[wi]);
      a00 = x0.fma(q, a00);
      a01 = x1.fma(q, a01);
      xi = xAt + offsets[t + 1];
      FloatVector x0Next = FloatVector.fromArray(SPECIES, x, xi);
      FloatVector x1Next = FloatVector.fromArray(SPECIES, x, xi + LENGTH);
      FloatVector qNext = FloatVector.broadcast(SPECIES, w[wi + 1]);
      a00 = x0Next.fma(qNext, a00);
      a01 = x1Next.fma(qNext, a01);
      t += 2;
    }
    if (wi < end) {
      int xi = xAt + offsets[t];
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
