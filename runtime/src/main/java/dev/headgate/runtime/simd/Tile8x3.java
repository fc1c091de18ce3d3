package dev.headgate.runtime.simd;

import static dev.headgate.runtime.simd.Lanes.LENGTH;
import static dev.headgate.runtime.simd.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * The tile of 8 by 3. The length of offsets ends the loop: any other bound takes a register more,
 * and there is none.
 *
 * <p>Written by {@code TileWriter}; not to be edited by hand.
 */
final class Tile8x3 extends Tile {

  Tile8x3() {
    super(8, 3);
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
    FloatVector a10 = FloatVector.fromArray(SPECIES, start, startAt + startStride);
    FloatVector a11 = FloatVector.fromArray(SPECIES, start, startAt + startStride + step);
    FloatVector a12 = FloatVector.fromArray(SPECIES, start, startAt + startStride + 2 * step);
    FloatVector a20 = FloatVector.fromArray(SPECIES, start, startAt + 2 * startStride);
    FloatVector a21 = FloatVector.fromArray(SPECIES, start, startAt + 2 * startStride + step);
    FloatVector a22 = FloatVector.fromArray(SPECIES, start, startAt + 2 * startStride + 2 * step);
    FloatVector a30 = FloatVector.fromArray(SPECIES, start, startAt + 3 * startStride);
    FloatVector a31 = FloatVector.fromArray(SPECIES, start, startAt + 3 * startStride + step);
    FloatVector a32 = FloatVector.fromArray(SPECIES, start, startAt + 3 * startStride + 2 * step);
    FloatVector a40 = FloatVector.fromArray(SPECIES, start, startAt + 4 * startStride);
    FloatVector a41 = FloatVector.fromArray(SPECIES, start, startAt + 4 * startStride + step);
    FloatVector a42 = FloatVector.fromArray(SPECIES, start, startAt + 4 * startStride + 2 * step);
    FloatVector a50 = FloatVector.fromArray(SPECIES, start, startAt + 5 * startStride);
    FloatVector a51 = FloatVector.fromArray(SPECIES, start, startAt + 5 * startStride + step);
    FloatVector a52 = FloatVector.fromArray(SPECIES, start, startAt + 5 * startStride + 2 * step);
    FloatVector a60 = FloatVector.fromArray(SPECIES, start, startAt + 6 * startStride);
    FloatVector a61 = FloatVector.fromArray(SPECIES, start, startAt + 6 * startStride + step);
    FloatVector a62 = FloatVector.fromArray(SPECIES, start, startAt + 6 * startStride + 2 * step);
    FloatVector a70 = FloatVector.fromArray(SPECIES, start, startAt + 7 * startStride);
    FloatVector a71 = FloatVector.fromArray(SPECIES, start, startAt + 7 * startStride + step);
    FloatVector a72 = FloatVector.fromArray(SPECIES, start, startAt + 7 * startStride + 2 * step);
    int t = from;
    int wi = wAt + from * 8;
    while (t + 1 < offsets.length) {
      int xi = xAt + offsets[t];
      FloatVector x0 = FloatVector.fromArray(SPECIES, x, xi);
      FloatVector x1 = FloatVector.fromArray(SPECIES, x, xi + LENGTH);
      FloatVector x2 = FloatVector.fromArray(SPECIES, x, xi + 2 * LENGTH);
      FloatVector q = FloatVector.broadcast(SPECIES, w[wi]);
      a00 = x0.fma(q, a00);
      a01 = x1.fma(q, a01);
      a02 = x2.fma(q, a02);
      q = FloatVector.broadcast(SPECIES, w[wi + 1]);
      a10 = x0.fma(q, a10);
      a11 = x1.fma(q, a11);
      a12 = x2.fma(q, a12);
      q = FloatVector.broadcast(SPECIES, w[wi + 2]);
      a20 = x0.fma(q, a20);
      a21 = x1.fma(q, a21);
      a22 = x2.fma(q, a22);
      q = FloatVector.broadcast(SPECIES, w[wi + 3]);
      a30 = x0.fma(q, a30);
      a31 = x1.fma(q, a31);
      a32 = x2.fma(q, a32);
      q = FloatVector.broadcast(SPECIES, w[wi + 4]);
      a40 = x0.fma(q, a40);
      a41 = x1.fma(q, a41);
      a42 = x2.fma(q, a42);
      q = FloatVector.broadcast(SPECIES, w[wi + 5]);
      a50 = x0.fma(q, a50);
      a51 = x1.fma(q, a51);
      a52 = x2.fma(q, a52);
      q = FloatVector.broadcast(SPECIES, w[wi + 6]);
      a60 = x0.fma(q, a60);
      a61 = x1.fma(q, a61);
      a62 = x2.fma(q, a62);
      q = FloatVector.broadcast(SPECIES, w[wi + 7]);
      a70 = x0.fma(q, a70);
      a71 = x1.fma(q, a71);
      a72 = x2.fma(q, a72);
      xi = xAt + offsets[t + 1];
      FloatVector x0Next = FloatVector.fromArray(SPECIES, x, xi);
      FloatVector x1Next = FloatVector.fromArray(SPECIES, x, xi + LENGTH);
      FloatVector x2Next = FloatVector.fromArray(SPECIES, x, xi + 2 * LENGTH);
      FloatVector qNext = FloatVector.broadcast(SPECIES, w[wi + 8]);
      a00 = x0Next.fma(qNext, a00);
      a01 = x1Next.fma(qNext, a01);
      a02 = x2Next.fma(qNext, a02);
      qNext = FloatVector.broadcast(SPECIES, w[wi + 9]);
      a10 = x0Next.fma(qNext, a10);
      a11 = x1Next.fma(qNext, a11);
      a12 = x2Next.fma(qNext, a12);
      qNext = FloatVector.broadcast(SPECIES, w[wi + 10]);
      a20 = x0Next.fma(qNext, a20);
      a21 = x1Next.fma(qNext, a21);
      a22 = x2Next.fma(qNext, a22);
      qNext = FloatVector.broadcast(SPECIES, w[wi + 11]);
      a30 = x0Next.fma(qNext, a30);
      a31 = x1Next.fma(qNext, a31);
      a32 = x2Next.fma(qNext, a32);
      qNext = FloatVector.broadcast(SPECIES, w[wi + 12]);
      a40 = x0Next.fma(qNext, a40);
      a41 = x1Next.fma(qNext, a41);
      a42 = x2Next.fma(qNext, a42);
      qNext = FloatVector.broadcast(SPECIES, w[wi + 13]);
      a50 = x0Next.fma(qNext, a50);
      a51 = x1Next.fma(qNext, a51);
      a52 = x2Next.fma(qNext, a52);
      qNext = FloatVector.broadcast(SPECIES, w[wi + 14]);
      a60 = x0Next.fma(qNext, a60);
      a61 = x1Next.fma(qNext, a61);
      a62 = x2Next.fma(qNext, a62);
      qNext = FloatVector.broadcast(SPECIES, w[wi + 15]);
      a70 = x0Next.fma(qNext, a70);
      a71 = x1Next.fma(qNext, a71);
      a72 = x2Next.fma(qNext, a72);
      t += 2;
      wi += 16;
    }
    if (t < offsets.length) {
      int xi = xAt + offsets[t];
      FloatVector x0 = FloatVector.fromArray(SPECIES, x, xi);
      FloatVector x1 = FloatVector.fromArray(SPECIES, x, xi + LENGTH);
      FloatVector x2 = FloatVector.fromArray(SPECIES, x, xi + 2 * LENGTH);
      FloatVector q = FloatVector.broadcast(SPECIES, w[wi]);
      a00 = x0.fma(q, a00);
      a01 = x1.fma(q, a01);
      a02 = x2.fma(q, a02);
      q = FloatVector.broadcast(SPECIES, w[wi + 1]);
      a10 = x0.fma(q, a10);
      a11 = x1.fma(q, a11);
      a12 = x2.fma(q, a12);
      q = FloatVector.broadcast(SPECIES, w[wi + 2]);
      a20 = x0.fma(q, a20);
      a21 = x1.fma(q, a21);
      a22 = x2.fma(q, a22);
      q = FloatVector.broadcast(SPECIES, w[wi + 3]);
      a30 = x0.fma(q, a30);
      a31 = x1.fma(q, a31);
      a32 = x2.fma(q, a32);
      q = FloatVector.broadcast(SPECIES, w[wi + 4]);
      a40 = x0.fma(q, a40);
      a41 = x1.fma(q, a41);
      a42 = x2.fma(q, a42);
      q = FloatVector.broadcast(SPECIES, w[wi + 5]);
      a50 = x0.fma(q, a50);
      a51 = x1.fma(q, a51);
      a52 = x2.fma(q, a52);
      q = FloatVector.broadcast(SPECIES, w[wi + 6]);
      a60 = x0.fma(q, a60);
      a61 = x1.fma(q, a61);
      a62 = x2.fma(q, a62);
      q = FloatVector.broadcast(SPECIES, w[wi + 7]);
      a70 = x0.fma(q, a70);
      a71 = x1.fma(q, a71);
      a72 = x2.fma(q, a72);
    }
    a00.intoArray(y, yAt);
    a01.intoArray(y, yAt + LENGTH);
    a02.intoArray(y, yAt + 2 * LENGTH);
    a10.intoArray(y, yAt + yStride);
    a11.intoArray(y, yAt + yStride + LENGTH);
    a12.intoArray(y, yAt + yStride + 2 * LENGTH);
    a20.intoArray(y, yAt + 2 * yStride);
    a21.intoArray(y, yAt + 2 * yStride + LENGTH);
    a22.intoArray(y, yAt + 2 * yStride + 2 * LENGTH);
    a30.intoArray(y, yAt + 3 * yStride);
    a31.intoArray(y, yAt + 3 * yStride + LENGTH);
    a32.intoArray(y, yAt + 3 * yStride + 2 * LENGTH);
    a40.intoArray(y, yAt + 4 * yStride);
    a41.intoArray(y, yAt + 4 * yStride + LENGTH);
    a42.intoArray(y, yAt + 4 * yStride + 2 * LENGTH);
    a50.intoArray(y, yAt + 5 * yStride);
    a51.intoArray(y, yAt + 5 * yStride + LENGTH);
    a52.intoArray(y, yAt + 5 * yStride + 2 * LENGTH);
    a60.intoArray(y, yAt + 6 * yStride);
    a61.intoArray(y, yAt + 6 * yStride + LENGTH);
    a62.intoArray(y, yAt + 6 * yStride + 2 * LENGTH);
    a70.intoArray(y, yAt + 7 * yStride);
    a71.intoArray(y, yAt + 7 * yStride + LENGTH);
    a72.intoArray(y, yAt + 7 * yStride + 2 * LENGTH);
  }
}
