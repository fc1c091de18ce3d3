package dev.headgate.runtime.simd;

import static dev.headgate.runtime.simd.Lanes.LENGTH;
import static dev.headgate.runtime.simd.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * The tile of 5 by 2. The length of offsets ends the loop: any other bound takes a register more,
 * and there is none.
 *
 * <p>Written by {@code TileWriter}; not to be edited by hand.
 */
final class Tile5x2 extends Tile {

  Tile5x2() {
    super(5, 2);
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
    FloatVector a20 = FloatVector.fromArray(SPECIES, start, startAt + 2 * startStride);
    FloatVector a21 = FloatVector.fromArray(SPECIES, start, startAt + 2 * startStride + step);
    FloatVector a30 = FloatVector.fromArray(SPECIES, start, startAt + 3 * startStride);
    FloatVector a31 = FloatVector.fromArray(SPECIES, start, startAt + 3 * startStride + step);
    FloatVector a40 = FloatVector.fromArray(SPECIES, start, startAt + 4 * startStride);
    FloatVector a41 = FloatVector.fromArray(SPECIES, start, startAt + 4 * startStride + step);
    int t = from;
    int wi = wAt + from * 5;
    while (t + 1 < offsets.length) {
      int xi = xAt + offsets[t];
      FloatVector x0 = FloatVector.fromArray(SPECIES, x, xi);
      FloatVector x1 = FloatVector.fromArray(SPECIES, x, xi + LENGTH);
      FloatVector q = FloatVector.broadcast(SPECIES, w[wi]);
      a00 = x0.fma(q, a00);
      a01 = x1.fma(q, a01);
      q = FloatVector.broadcast(SPECIES, w[wi + 1]);
      a10 = x0.fma(q, a10);
      a11 = x1.fma(q, a11);
      q = FloatVector.broadcast(SPECIES, w[wi + 2]);
      a20 = x0.fma(q, a20);
      a21 = x1.fma(q, a21);
      q = FloatVector.broadcast(SPECIES, w[wi + 3]);
      a30 = x0.fma(q, a30);
      a31 = x1.fma(q, a31);
      q = FloatVector.broadcast(SPECIES, w[wi + 4]);
      a40 = x0.fma(q, a40);
      a41 = x1.fma(q, a41);
      xi = xAt + offsets[t + 1];
      FloatVector x0Next = FloatVector.fromArray(SPECIES, x, xi);
      FloatVector x1Next = FloatVector.fromArray(SPECIES, x, xi + LENGTH);
      FloatVector qNext = FloatVector.broadcast(SPECIES, w[wi + 5]);
      a00 = x0Next.fma(qNext, a00);
      a01 = x1Next.fma(qNext, a01);
      qNext = FloatVector.broadcast(SPECIES, w[wi + 6]);
      a10 = x0Next.fma(qNext, a10);
      a11 = x1Next.fma(qNext, a11);
      qNext = FloatVector.broadcast(SPECIES, w[wi + 7]);
      a20 = x0Next.fma(qNext, a20);
      a21 = x1Next.fma(qNext, a21);
      qNext = FloatVector.broadcast(SPECIES, w[wi + 8]);
      a30 = x0Next.fma(qNext, a30);
      a31 = x1Next.fma(qNext, a31);
      qNext = FloatVector.broadcast(SPECIES, w[wi + 9]);
      a40 = x0Next.fma(qNext, a40);
      a41 = x1Next.fma(qNext, a41);
      t += 2;
      wi += 10;
    }
    if (t < offsets.length) {
      int xi = xAt + offsets[t];
      FloatVector x0 = FloatVector.fromArray(SPECIES, x, xi);
      FloatVector x1 = FloatVector.fromArray(SPECIES, x, xi + LENGTH);
      FloatVector q = FloatVector.broadcast(SPECIES, w[wi]);
      a00 = x0.fma(q, a00);
      a01 = x1.fma(q, a01);
      q = FloatVector.broadcast(SPECIES, w[wi + 1]);
      a10 = x0.fma(q, a10);
      a11 = x1.fma(q, a11);
      q = FloatVector.broadcast(SPECIES, w[wi + 2]);
      a20 = x0.fma(q, a20);
      a21 = x1.fma(q, a21);
      q = FloatVector.broadcast(SPECIES, w[wi + 3]);
      a30 = x0.fma(q, a30);
      a31 = x1.fma(q, a31);
      q = FloatVector.broadcast(SPECIES, w[wi + 4]);
      a40 = x0.fma(q, a40);
      a41 = x1.fma(q, a41);
    }
    a00.intoArray(y, yAt);
    a01.intoArray(y, yAt + LENGTH);
    a10.intoArray(y, yAt + yStride);
    a11.intoArray(y, yAt + yStride + LENGTH);
    a20.intoArray(y, yAt + 2 * yStride);
    a21.intoArray(y, yAt + 2 * yStride + LENGTH);
    a30.intoArray(y, yAt + 3 * yStride);
    a31.intoArray(y, yAt + 3 * yStride + LENGTH);
    a40.intoArray(y, yAt + 4 * yStride);
    a41.intoArray(y, yAt + 4 * yStride + LENGTH);
  }
}
