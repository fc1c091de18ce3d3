package dev.headgate.runtime.simd;

import static dev.headgate.runtime.simd.Lanes.LENGTH;
import static dev.headgate.runtime.simd.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * The tile of 2 by 8. The length of offsets ends the loop: any other bound takes a register more,
 * and there is none.
 *
 * <p>Written by {@code TileWriter}; not to be edited by hand.
 */
final class Tile2x8 extends Tile {

  Tile2x8() {
    super(2, 8);
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
    FloatVector a10 = FloatVector.fromArray(SPECIES, start, startAt + startStride);
    FloatVector a11 = FloatVector.fromArray(SPECIES, start, startAt + startStride + step);
    FloatVector a12 = FloatVector.fromArray(SPECIES, start, startAt + startStride + 2 * step);
    FloatVector a13 = FloatVector.fromArray(SPECIES, start, startAt + startStride + 3 * step);
    FloatVector a14 = FloatVector.fromArray(SPECIES, start, startAt + startStride + 4 * step);
    FloatVector a15 = FloatVector.fromArray(SPECIES, start, startAt + startStride + 5 * step);
    FloatVector a16 = FloatVector.fromArray(SPECIES, start, startAt + startStride + 6 * step);
    FloatVector a17 = FloatVector.fromArray(SPECIES, start, startAt + startStride + 7 * step);
    int t = from;
    int wi = wAt + from * 2;
    while (t + 1 < offsets.length) {
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
      q = FloatVector.broadcast(SPECIES, w[wi + 1]);
      a10 = x0.fma(q, a10);
      a11 = x1.fma(q, a11);
      a12 = x2.fma(q, a12);
      a13 = x3.fma(q, a13);
      a14 = x4.fma(q, a14);
      a15 = x5.fma(q, a15);
      a16 = x6.fma(q, a16);
      a17 = x7.fma(q, a17);
      xi = xAt + offsets[t + 1];
      FloatVector x0Next = FloatVector.fromArray(SPECIES, x, xi);
      FloatVector x1Next = FloatVector.fromArray(SPECIES, x, xi + LENGTH);
      FloatVector x2Next = FloatVector.fromArray(SPECIES, x, xi + 2 * LENGTH);
      FloatVector x3Next = FloatVector.fromArray(SPECIES, x, xi + 3 * LENGTH);
      FloatVector x4Next = FloatVector.fromArray(SPECIES, x, xi + 4 * LENGTH);
      FloatVector x5Next = FloatVector.fromArray(SPECIES, x, xi + 5 * LENGTH);
      FloatVector x6Next = FloatVector.fromArray(SPECIES, x, xi + 6 * LENGTH);
      FloatVector x7Next = FloatVector.fromArray(SPECIES, x, xi + 7 * LENGTH);
      FloatVector qNext = FloatVector.broadcast(SPECIES, w[wi + 2]);
      a00 = x0Next.fma(qNext, a00);
      a01 = x1Next.fma(qNext, a01);
      a02 = x2Next.fma(qNext, a02);
      a03 = x3Next.fma(qNext, a03);
      a04 = x4Next.fma(qNext, a04);
      a05 = x5Next.fma(qNext, a05);
      a06 = x6Next.fma(qNext, a06);
      a07 = x7Next.fma(qNext, a07);
      qNext = FloatVector.broadcast(SPECIES, w[wi + 3]);
      a10 = x0Next.fma(qNext, a10);
      a11 = x1Next.fma(qNext, a11);
      a12 = x2Next.fma(qNext, a12);
      a13 = x3Next.fma(qNext, a13);
      a14 = x4Next.fma(qNext, a14);
      a15 = x5Next.fma(qNext, a15);
      a16 = x6Next.fma(qNext, a16);
      a17 = x7Next.fma(qNext, a17);
      t += 2;
      wi += 4;
    }
    if (t < offsets.length) {
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
      q = FloatVector.broadcast(SPECIES, w[wi + 1]);
      a10 = x0.fma(q, a10);
      a11 = x1.fma(q, a11);
      a12 = x2.fma(q, a12);
      a13 = x3.fma(q, a13);
      a14 = x4.fma(q, a14);
      a15 = x5.fma(q, a15);
      a16 = x6.fma(q, a16);
      a17 = x7.fma(q, a17);
    }
    a00.intoArray(y, yAt);
    a01.intoArray(y, yAt + LENGTH);
    a02.intoArray(y, yAt + 2 * LENGTH);
    a03.intoArray(y, yAt + 3 * LENGTH);
    a04.intoArray(y, yAt + 4 * LENGTH);
    a05.intoArray(y, yAt + 5 * LENGTH);
    a06.intoArray(y, yAt + 6 * LENGTH);
    a07.intoArray(y, yAt + 7 * LENGTH);
    a10.intoArray(y, yAt + yStride);
    a11.intoArray(y, yAt + yStride + LENGTH);
    a12.intoArray(y, yAt + yStride + 2 * LENGTH);
    a13.intoArray(y, yAt + yStride + 3 * LENGTH);
    a14.intoArray(y, yAt + yStride + 4 * LENGTH);
    a15.intoArray(y, yAt + yStride + 5 * LENGTH);
    a16.intoArray(y, yAt + yStride + 6 * LENGTH);
    a17.intoArray(y, yAt + yStride + 7 * LENGTH);
  }
}
