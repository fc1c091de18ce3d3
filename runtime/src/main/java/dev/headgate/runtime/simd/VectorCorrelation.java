package dev.headgate.runtime.simd;

import static dev.headgate.runtime.kernel.Primitives.TAP_ROUND;
import static dev.headgate.runtime.simd.Lanes.LENGTH;

/** Covers planes and tap tables with tiles. */
final class VectorCorrelation {

  /**
   * Taps before which a plane is gone through again: the rows that so many taps touch stay in a
   * first-level cache from one vector of positions to the next.
   */
  private static final int MOST_TAPS = 320;

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
    for (int from = 0; from < taps; from += MOST_TAPS) {
      int to = Math.min(taps, from + MOST_TAPS);
      blockOfTaps(positions, x, xAt, offsets, from, to, w, wAt, y, yAt, yStride);
    }
  }

  private static void blockOfTaps(
      int positions,
      float[] x,
      int xAt,
      int[] offsets,
      int from,
      int to,
      float[] w,
      int wAt,
      float[] y,
      int yAt,
      int yStride) {
    for (int p = 0; p < positions; p += 2 * LENGTH) {
      BlockTile.run(x, xAt + p, offsets, from, to, w, wAt, y, yAt + p, yStride);
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
    for (int p = 0; p < positions; p += 4 * LENGTH) {
      SingleTile.run(x, xAt + p, offsets, 0, taps, w, wAt, y, yAt + p);
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
    int vectors = (positions + 2 * LENGTH - 1) / (2 * LENGTH) * 2;
    for (int from = 0; from < vectors; from += GradientSteps.MOST) {
      int steps = Math.min(GradientSteps.MOST, vectors - from);
      int p = from * LENGTH;
      for (int t = 0; t < taps; t += 2) {
        int x0 = xAt + p + offsets[t];
        int x1 = xAt + p + offsets[t + 1];
        int at = sumsAt + t;
        GradientBlockTile.run(x, x0, x1, steps, dy, dyAt + p, dyStride, sums, at, sumsStride);
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
