package dev.headgate.runtime.simd;

import static dev.headgate.runtime.simd.Lanes.LENGTH;
import static dev.headgate.runtime.simd.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/** The correlation of four vectors of positions with one channel; see {@link BlockTile}. */
final class SingleTile {

  private SingleTile() {}

  /** Adds the taps from {@code from} to {@code to} (exclusive). */
  static void run(
      float[] x, int xAt, int[] offsets, int from, int to, float[] w, int wAt, float[] y, int yAt) {
    FloatVector a0 = FloatVector.fromArray(SPECIES, y, yAt);
    FloatVector a1 = FloatVector.fromArray(SPECIES, y, yAt + LENGTH);
    FloatVector a2 = FloatVector.fromArray(SPECIES, y, yAt + 2 * LENGTH);
    FloatVector a3 = FloatVector.fromArray(SPECIES, y, yAt + 3 * LENGTH);
    for (int t = from; t < to; t++) {
      int xi = xAt + offsets[t];
      FloatVector q = FloatVector.broadcast(SPECIES, w[wAt + t]);
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
