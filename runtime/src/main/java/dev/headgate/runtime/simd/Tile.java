package dev.headgate.runtime.simd;

import static dev.headgate.runtime.simd.Lanes.LENGTH;

/**
 * Keeps the sums of some channels at some vectors of positions in registers while all taps pass.
 * Each tile is a class of its own, so that its loop is compiled once, by itself.
 */
abstract class Tile extends Loop {

  /** As with real layers, far more goes on inside the loop than around it. */
  private static final int TAPS = 16;

  private static final int[] OFFSETS = new int[TAPS];

  final int vectors;

  private final float[] w;
  private final float[] x;

  Tile(int rows, int vectors) {
    super(3 * rows * vectors);
    this.vectors = vectors;
    this.w = new float[TAPS * rows];
    this.x = new float[rows * vectors * LENGTH];
  }

  /** As {@code Primitives.correlate}, and nothing if {@code to} is before {@code from}. */
  abstract void run(
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
      int yStride);

  @Override
  final void run() {
    run(TAPS);
  }

  @Override
  final void runBriefly() {
    run(1);
  }

  @Override
  final void runEmpty(int calls) {
    for (int i = 0; i < calls; i++) {
      run(-1);
    }
  }

  private void run(int taps) {
    int stride = vectors * LENGTH;
    run(x, 0, OFFSETS, 0, taps, w, 0, x, 0, stride, LENGTH, x, 0, stride);
  }
}
