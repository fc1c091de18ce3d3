package dev.headgate.runtime.simd;

import static dev.headgate.runtime.simd.Lanes.LENGTH;
import static dev.headgate.runtime.simd.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * The tile of 4 by 4. The length of offsets ends the loop: any other bound takes a register more,
 * and there is none.
 *
 * <p>Written by {@code TileWriter}; not to be edited by hand.
 */
final class Tile4x4 extends Tile {

  Tile4x4() {
    super(4, 4);
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
    FloatVector a10 = FloatVector.fromArray(SPECIES, start, startAt + startStride);
    FloatVector a11 = FloatVector.fromArray(SPECIES, start, startAt + startStride + step);
    FloatVector a12 = FloatVector.fromArray(SPECIES, start, startAt + startStride + 2 * step);
    FloatVector a13 = FloatVector.fromArray(SPECIES, start, startAt + startStride + 3 * step);
    FloatVector a20 = FloatVector.fromArray(SPECIES, start, startAt + 2 * startStride);
    FloatVector a21 = FloatVector.fromArray(SPECIES, start, startAt + 2 * startStride + step);
    FloatVector a22 = FloatVector.fromArray(SPECIES, start, startAt + 2 * startStride + 2 * step);
    FloatVector a23 = FloatVector.fromArray(SPECIES, start, startAt + 2 * startStride + 3 * step);
    FloatVector a30 = FloatVector.fromArray(SPECIES, start, startAt + 3 * startStride);
    FloatVector a31 = FloatVector.fromArray(SPECIES, start, startAt + 3 * startStride + step);
    FloatVector a32 = FloatVector.fromArray(SPECIES, start, startAt + 3 * startStride + 2 * step);
    FloatVector a33 = FloatVector.fromArray(SPECIES, start, startAt + 3 * startStride + 3 * step);
    int t = from;
    int wi = wAt + from * 4;
    while (t + 1 < offsets.length) {
      int xi = xAt + offsets[t];
      FloatVector x0 = FloatVector.fromArray(SPECIES, x, xi);
      FloatVector x1 = FloatVector.fromArray(SPECIES, x, xi + LENGTH);
      FloatVector x2 = FloatVector.fromArray(SPECIES, x, xi + 2 * LENGTH);
      FloatVector x3 = FloatVector.fromArray(SPECIES, x, xi + 3 * LENGTH);
      FloatVector q = FloatVector.broadcast(SPECIES, w[wi]);
      a00 = x0.fma(q, a00);
      a01 = x1.fma(q, a01);
      a02 = x2.fma(q, a02);
      a03 = x3.fma(q, a03);
      q = FloatVector.broadcast(SPECIES, w[wi + 1]);
      a10 = x0.fma(q, a10);
      a11 = x1.fma(q, a11);
      a12 = x2.fma(q, a12);
      a13 = x3.fma(q, a13);
      q = FloatVector.broadcast(SPECIES, w[wi + 2]);
      a20 = x0.fma(q, a20);
      a21 = x1.fma(q, a21);
      a22 = x2.fma(q, a22);
      a23 = x3.fma(q, a23);
      q = FloatVector.broadcast(SPECIES, w[wi + 3]);
      a30 = x0.fma(q, a30);
      a31 = x1.fma(q, a31);
      a32 = x2.fma(q, a32);
      a33 = x3.fma(q, a33);
      xi = xAt + offsets[t + 1];
      FloatVector x0Next = FloatVector.fromArray(SPECIES, x, xi);
      FloatVector x1Next = FloatVector.fromArray(SPECIES, x, xi + LENGTH);
      FloatVector x2Next = FloatVector.fromArray(SPECIES, x, xi + 2 * LENGTH);
      FloatVector x3Next = FloatVector.fromArray(SPECIES, x, xi + 3 * LENGTH);
      FloatVector qNext = FloatVector.broadcast(SPECIES, w[wi + 4]);
      a00 = x0Next.fma(qNext, a00);
      a01 = x1Next.fma(qNext, a01);
      a02 = x2Next.fma(qNext, a02);
      a03 = x3Next.fma(qNext, a03);
      qNext = FloatVector.broadcast(SPECIES, w[wi + 5]);
      a10 = x0Next.fma(qNext, a10);
      a11 = x1Next.fma(qNext, a11);
      a12 = x2Next.fma(qNext, a12);
      a13 = x3Next.fma(qNext, a13);
      qNext = FloatVector.broadcast(SPECIES, w[wi + 6]);
      a20 = x0Next.fma(qNext, a20);
      a21 = x1Next.fma(qNext, a21);
      a22 = x2Next.fma(qNext, a22);
      a23 = x3Next.fma(qNext, a23);
      qNext = FloatVector.broadcast(SPECIES, w[wi + 7]);
      a30 = x0Next.fma(qNext, a30);
      a31 = x1Next.fma(qNext, a31);
      a32 = x2Next.fma(qNext, a32);
      a33 = x3Next.fma(qNext, a33);
      t += 2;
      wi += 8;
    }
    if (t < offsets.length) {
      int xi = xAt + offsets[t];
      FloatVector x0 = FloatVector.fromArray(SPECIES, x, xi);
      FloatVector x1 = FloatVector.fromArray(SPECIES, x, xi + LENGTH);
      FloatVector x2 = FloatVector.fromArray(SPECIES, x, xi + 2 * LENGTH);
      FloatVector x3 = FloatVector.fromArray(SPECIES, x, xi + 3 * LENGTH);
      FloatVector q = FloatVector.broadcast(SPECIES, w[wi]);
      a00 = x0.fma(q, a00);
      a01 = x1.fma(q, a01);
      a02 = x2.fma(q, a02);
      a03 = x3.fma(q, a03);
      q = FloatVector.broadcast(SPECIES, w[wi + 1]);
      a10 = x0.fma(q, a10);
      a11 = x1.fma(q, a11);
      a12 = x2.fma(q, a12);
      a13 = x3.fma(q, a13);
      q = FloatVector.broadcast(SPECIES, w[wi + 2]);
      a20 = x0.fma(q, a20);
      a21 = x1.fma(q, a21);
      a22 = x2.fma(q, a22);
      a23 = x3.fma(q, a23);
      q = FloatVector.broadcast(SPECIES, w[wi + 3]);
      a30 = x0.fma(q, a30);
      a31 = x1.fma(q, a31);
      a32 = x2.fma(q, a32);
      a33 = x3.fma(q, a33);
    }
    a00.intoArray(y, yAt);
    a01.intoArray(y, yAt + LENGTH);
    a02.intoArray(y, yAt + 2 * LENGTH);
    a03.intoArray(y, yAt + 3 * LENGTH);
    a10.intoArray(y, yAt + yStride);
    a11.intoArray(y, yAt + yStride + LENGTH);
    a12.intoArray(y, yAt + yStride + 2 * LENGTH);
    a13.intoArray(y, yAt + yStride + 3 * LENGTH);
    a20.intoArray(y, yAt + 2 * yStride);
    a21.intoArray(y, yAt + 2 * yStride + LENGTH);
    a22.intoArray(y, yAt + 2 * yStride + 2 * LENGTH);
    a23.intoArray(y, yAt + 2 * yStride + 3 * LENGTH);
    a30.intoArray(y, yAt + 3 * yStride);
    a31.intoArray(y, yAt + 3 * yStride + LENGTH);
    a32.intoArray(y, yAt + 3 * yStride + 2 * LENGTH);
    a33.intoArray(y, yAt + 3 * yStride + 3 * LENGTH);
  }
}
