package dev.headgate.runtime.simd;

import static dev.headgate.runtime.simd.GradientSteps.POSITIONS;
import static dev.headgate.runtime.simd.GradientSteps.ZEROS;
import static dev.headgate.runtime.simd.Lanes.LENGTH;
import static dev.headgate.runtime.simd.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/** Weight gradients of one channel and eight taps. Why it looks as it does: {@link BlockTile}. */
final class GradientSingleTile {

  private GradientSingleTile() {}

  /**
   * Adds to {@code sums[at]} and the seven that follow the products of {@code steps} vectors of dy
   * and of x at eight taps.
   */
  static void run(
      float[] x,
      int xAt,
      int[] offsets,
      int t,
      int steps,
      float[] dy,
      int dyAt,
      float[] sums,
      int at) {
    FloatVector a0 = FloatVector.fromArray(SPECIES, ZEROS, 0);
    FloatVector a1 = FloatVector.fromArray(SPECIES, ZEROS, LENGTH);
    FloatVector a2 = FloatVector.fromArray(SPECIES, ZEROS, 2 * LENGTH);
    FloatVector a3 = FloatVector.fromArray(SPECIES, ZEROS, 3 * LENGTH);
    FloatVector a4 = FloatVector.fromArray(SPECIES, ZEROS, 4 * LENGTH);
    FloatVector a5 = FloatVector.fromArray(SPECIES, ZEROS, 5 * LENGTH);
    FloatVector a6 = FloatVector.fromArray(SPECIES, ZEROS, 6 * LENGTH);
    FloatVector a7 = FloatVector.fromArray(SPECIES, ZEROS, 7 * LENGTH);
    int x0 = xAt + offsets[t];
    int x1 = xAt + offsets[t + 1];
    int x2 = xAt + offsets[t + 2];
    int x3 = xAt + offsets[t + 3];
    int x4 = xAt + offsets[t + 4];
    int x5 = xAt + offsets[t + 5];
    int x6 = xAt + offsets[t + 6];
    int x7 = xAt + offsets[t + 7];
    for (int i = 0; i < steps; i++) {
      int p = POSITIONS[i];
      FloatVector d = FloatVector.fromArray(SPECIES, dy, dyAt + p);
      a0 = FloatVector.fromArray(SPECIES, x, x0 + p).fma(d, a0);
      a1 = FloatVector.fromArray(SPECIES, x, x1 + p).fma(d, a1);
      a2 = FloatVector.fromArray(SPECIES, x, x2 + p).fma(d, a2);
      a3 = FloatVector.fromArray(SPECIES, x, x3 + p).fma(d, a3);
      a4 = FloatVector.fromArray(SPECIES, x, x4 + p).fma(d, a4);
      a5 = FloatVector.fromArray(SPECIES, x, x5 + p).fma(d, a5);
      a6 = FloatVector.fromArray(SPECIES, x, x6 + p).fma(d, a6);
      a7 = FloatVector.fromArray(SPECIES, x, x7 + p).fma(d, a7);
    }
    float[] lanes = Lanes.buffer();
    a0.intoArray(lanes, 0);
    sums[at] += Lanes.sum(lanes);
    a1.intoArray(lanes, 0);
    sums[at + 1] += Lanes.sum(lanes);
    a2.intoArray(lanes, 0);
    sums[at + 2] += Lanes.sum(lanes);
    a3.intoArray(lanes, 0);
    sums[at + 3] += Lanes.sum(lanes);
    a4.intoArray(lanes, 0);
    sums[at + 4] += Lanes.sum(lanes);
    a5.intoArray(lanes, 0);
    sums[at + 5] += Lanes.sum(lanes);
    a6.intoArray(lanes, 0);
    sums[at + 6] += Lanes.sum(lanes);
    a7.intoArray(lanes, 0);
    sums[at + 7] += Lanes.sum(lanes);
  }
}
