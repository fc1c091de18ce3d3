package dev.headgate.runtime.simd;

import static dev.headgate.runtime.simd.Lanes.LENGTH;
import static dev.headgate.runtime.simd.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/** {@link SingleTile} with four taps an iteration; see {@link UnrolledBlockTile}. */
final class UnrolledSingleTile {

  private UnrolledSingleTile() {}

  /** Adds the taps from {@code from} to {@code to} (exclusive), a multiple of four. */
  static void run(
      float[] x, int xAt, int[] offsets, int from, int to, float[] w, int wAt, float[] y, int yAt) {
    FloatVector a0 = FloatVector.fromArray(SPECIES, y, yAt);
    FloatVector a1 = FloatVector.fromArray(SPECIES, y, yAt + LENGTH);
    FloatVector a2 = FloatVector.fromArray(SPECIES, y, yAt + 2 * LENGTH);
    FloatVector a3 = FloatVector.fromArray(SPECIES, y, yAt + 3 * LENGTH);
    for (int t = from; t < to; t += 4) {
      int xi = xAt + offsets[t];
      FloatVector q = FloatVector.broadcast(SPECIES, w[wAt + t]);
      a0 = FloatVector.fromArray(SPECIES, x, xi).fma(q, a0);
      a1 = FloatVector.fromArray(SPECIES, x, xi + LENGTH).fma(q, a1);
      a2 = FloatVector.fromArray(SPECIES, x, xi + 2 * LENGTH).fma(q, a2);
      a3 = FloatVector.fromArray(SPECIES, x, xi + 3 * LENGTH).fma(q, a3);
      xi = xAt + offsets[t + 1];
      q = FloatVector.broadcast(SPECIES, w[wAt + t + 1]);
      a0 = FloatVector.fromArray(SPECIES, x, xi).fma(q, a0);
      a1 = FloatVector.fromArray(SPECIES, x, xi + LENGTH).fma(q, a1);
      a2 = FloatVector.fromArray(SPECIES, x, xi + 2 * LENGTH).fma(q, a2);
      a3 = FloatVector.fromArray(SPECIES, x, xi + 3 * LENGTH).fma(q, a3);
      xi = xAt + offsets[t + 2];
      q = FloatVector.broadcast(SPECIES, w[wAt + t + 2]);
      a0 = FloatVector.fromArray(SPECIES, x, xi).fma(q, a0);
      a1 = FloatVector.fromArray(SPECIES, x, xi + LENGTH).fma(q, a1);
      a2 = FloatVector.fromArray(SPECIES, x, xi + 2 * LENGTH).fma(q, a2);
      a3 = FloatVector.fromArray(SPECIES, x, xi + 3 * LENGTH).fma(q, a3);
      xi = xAt + offsets[t + 3];
      q = FloatVector.broadcast(SPECIES, w[wAt + t + 3]);
      a0 = FloatVector.fromArray(SPECIES, x, xi).fma(q, a0);
      a1 = FloatVector.fromArray(SPECIES, x, xi + LENGTH).fma(q, a1);
      a2 = FloatVector.fromArray(SPECIES, x, xi + 2 * LENGTH).fma(q, a2);
      a3 = FloatVector.fromArray(SPECIES, x, xi + 3 * LENGTH).fma(q, a3);
    }
    a0.intoArray(y, yAt);
    a1.intoArray(y, yAt + LENGTH);
    a2.intoArray(y, yAt + 2 * LENGTH);
    a3.intoArray(y, yAt + 3 * LENGTH);
  }
}
