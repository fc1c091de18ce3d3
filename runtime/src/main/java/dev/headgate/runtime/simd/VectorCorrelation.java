package dev.headgate.runtime.simd;

import static dev.headgate.runtime.kernel.Primitives.TAP_ROUND;
import static dev.headgate.runtime.simd.Lanes.LENGTH;

/** Covers planes and tap tables with tiles. */
final class VectorCorrelation {

  /**
   * Taps that the unrolled tiles take at once, or 1 where the compiler does better without them.
   */
  private static final int UNROLL = Runtime.version().feature() < 21 ? 4 : 1;

  private VectorCorrelation() {}

  static void block(
      int positions,
      float[] x,
      int xAt,
      int[] offsets,
      int taps,
      float[] w,
      int wAt,
      float[] y,
      int yAt,
      int yStride) {
    int unrolled = UNROLL == 1 ? 0 : taps / UNROLL * UNROLL;
    for (int p = 0; p < positions; p += 2 * LENGTH) {
      if (unrolled > 0) {
        UnrolledBlockTile.run(x, xAt + p, offsets, 0, unrolled, w, wAt, y, yAt + p, yStride);
      }
      if (unrolled < taps) {
        BlockTile.run(x, xAt + p, offsets, unrolled, taps, w, wAt, y, yAt + p, yStride);
      }
    }
  }

  static void single(
      int positions,
      float[] x,
      int xAt,
      int[] offsets,
      int taps,
      float[] w,
      int wAt,
      float[] y,
      int yAt) {
    int unrolled = UNROLL == 1 ? 0 : taps / UNROLL * UNROLL;
    for (int p = 0; p < positions; p += 4 * LENGTH) {
      if (unrolled > 0) {
        UnrolledSingleTile.run(x, xAt + p, offsets, 0, unrolled, w, wAt, y, yAt + p);
      }
      if (unrolled < taps) {
        SingleTile.run(x, xAt + p, offsets, unrolled, taps, w, wAt, y, yAt + p);
      }
    }
  }

  static void gradientBlock(
      int positions,
      float[] x,
      int xAt,
      int[] offsets,
      int taps,
      float[] dy,
      int dyAt,
      int dyStride,
      float[] sums,
      int sumsAt,
      int sumsStride) {
    int vectors = (positions + LENGTH - 1) / LENGTH;
    for (int from = 0; from < vectors; from += GradientSteps.MOST) {
      int steps = Math.min(GradientSteps.MOST, vectors - from);
      int p = from * LENGTH;
      for (int t = 0; t < taps; t += 2) {
        GradientBlockTile.run(
            x,
            xAt + p + offsets[t],
            xAt + p + offsets[t + 1],
            steps,
            dy,
            dyAt + p,
            dyStride,
            sums,
            sumsAt + t,
            sumsStride);
      }
    }
  }

  static void gradientSingle(
      int positions,
      float[] x,
      int xAt,
      int[] offsets,
      int taps,
      float[] dy,
      int dyAt,
      float[] sums,
      int sumsAt) {
    int vectors = (positions + LENGTH - 1) / LENGTH;
    for (int from = 0; from < vectors; from += GradientSteps.MOST) {
      int steps = Math.min(GradientSteps.MOST, vectors - from);
      int p = from * LENGTH;
      for (int t = 0; t < taps; t += TAP_ROUND) {
        GradientSingleTile.run(x, xAt + p, offsets, t, steps, dy, dyAt + p, sums, sumsAt + t);
      }
    }
  }
}
