package dev.headgate.runtime.kernel;

import java.util.Arrays;

/**
 * Exponentials along the middle axis of [length, positions] for a run of neighbouring positions,
 * each less the largest of its position: elements of the same place on the axis are neighbours, and
 * so are worked on together. Each thread has one.
 */
final class SoftmaxRuns {

  /**
   * What a run takes of the tensor stays in a second-level cache: elements, and no fewer positions.
   */
  private static final int CACHED = 32768;

  private static final int LEAST = 64;

  /** The most elements that are added up in float. */
  private static final int STRETCH = 64;

  private static final ThreadLocal<SoftmaxRuns> OWN = ThreadLocal.withInitial(SoftmaxRuns::new);

  /** The largest of each position of the run. */
  float[] largest = {};

  /** For each position the sum of its exponentials. */
  double[] totals = {};

  /** As many elements, for who uses this. */
  float[] factors = {};

  private float[] sums = {};

  private SoftmaxRuns() {}

  /** How many positions to take together. */
  static int size(int length, int positions) {
    return Math.min(positions, Math.max(LEAST, CACHED / length / LEAST * LEAST));
  }

  /** This thread's, with room for so many positions. */
  static SoftmaxRuns of(int count) {
    SoftmaxRuns runs = OWN.get();
    if (runs.largest.length < count) {
      runs.largest = new float[count];
      runs.totals = new double[count];
      runs.factors = new float[count];
      runs.sums = new float[count];
    }
    return runs;
  }

  /**
   * Finds the largest and the totals of {@code count} positions, and writes the exponentials to y.
   *
   * @param stride from one place on the axis to the next; in y it may be 0
   */
  void exponentials(
      int length, int count, float[] x, int xAt, int stride, float[] y, int yAt, int yStride) {
    Primitives primitives = ActivePrimitives.get();
    System.arraycopy(x, xAt, largest, 0, count);
    for (int c = 1; c < length; c++) {
      primitives.max(count, x, xAt + c * stride, largest, 0, largest, 0);
    }
    Arrays.fill(totals, 0, count, 0);
    for (int from = 0; from < length; from += STRETCH) {
      Arrays.fill(sums, 0, count, 0);
      for (int c = from; c < Math.min(from + STRETCH, length); c++) {
        primitives.addExponentials(count, largest, x, xAt + c * stride, y, yAt + c * yStride, sums);
      }
      for (int p = 0; p < count; p++) {
        totals[p] += sums[p];
      }
    }
  }
}
