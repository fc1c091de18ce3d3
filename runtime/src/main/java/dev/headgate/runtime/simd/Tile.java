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
  private static final int[] ONE = new int[1];

  /** Not even the sums are loaded. */
  static final int[] NOTHING = new int[0];

  final int vectors;

  private final float[] w;
  private final float[] x;

  Tile(int rows, int vectors) {
    super(3 * rows * vectors);
    this.vectors = vectors;
    this.w = new float[TAPS * rows];
    this.x = new float[rows * vectors * LENGTH];
  }

  /**
   * As {@code Primitives.correlate}, from a tap on; does nothing if the taps are {@link #NOTHING}.
   * The order of the parameters matters: the first five get registers, the rest lie on the stack,
   * and what of the former has no register in the loop is fetched from a vector register, where
   * that competes with multiplications.
   *
   * @param from 0, which the compiler must not know: it would arrange the loop so that more
   *     registers are needed
   */
  abstract void run(
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
      int yStride);

  @Override
  final void run() {
    run(OFFSETS);
  }

  @Override
  final void runBriefly() {
    run(ONE);
  }

  @Override
  final void runEmpty(int calls) {
    for (int i = 0; i < calls; i++) {
      run(NOTHING);
    }
  }

  private void run(int[] offsets) {
    int stride = vectors * LENGTH;
    run(x, offsets, 0, w, 0, 0, x, 0, stride, LENGTH, x, 0, stride);
  }
}
