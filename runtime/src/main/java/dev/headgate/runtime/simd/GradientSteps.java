package dev.headgate.runtime.simd;

import static dev.headgate.runtime.simd.Lanes.LENGTH;

/** Tables of the weight gradient tiles. */
final class GradientSteps {

  /**
   * Vectors in one run of a tile, an even number: five planes of dy and one of x stay in a
   * first-level cache of 32 KB while all taps pass over them, and a run is long enough that
   * reducing its accumulators costs little.
   */
  static final int MOST = 1024 / LENGTH;

  /**
   * Where the vectors lie. Read from here rather than computed for the reason given in {@link
   * BlockTile}.
   */
  static final int[] POSITIONS = positions();

  /** A zero of its own for each accumulator. */
  static final float[] ZEROS = new float[10 * LENGTH];

  private GradientSteps() {}

  private static int[] positions() {
    int[] positions = new int[MOST];
    for (int i = 0; i < MOST; i++) {
      positions[i] = i * LENGTH;
    }
    return positions;
  }
}
