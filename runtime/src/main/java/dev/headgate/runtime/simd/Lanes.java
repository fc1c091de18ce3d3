package dev.headgate.runtime.simd;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The vector shape that all of this package uses. */
final class Lanes {

  /**
   * The widest that the processor handles well, but no wider than {@code Primitives.ROUND} allows
   * for.
   */
  static final VectorSpecies<Float> SPECIES =
      FloatVector.SPECIES_PREFERRED.length() > 16
          ? FloatVector.SPECIES_512
          : FloatVector.SPECIES_PREFERRED;

  static final int LENGTH = SPECIES.length();

  /**
   * What sums start from, each from a vector of its own: sums that start from one shared zero are
   * badly compiled in some runs of Java 17.
   */
  static final float[] ZEROS = new float[8 * LENGTH];

  /**
   * Zeros, then ones, as many as lanes each: a vector from somewhere in between is 1 in its last
   * lanes only.
   */
  static final float[] STEP = new float[2 * LENGTH];

  static {
    Arrays.fill(STEP, LENGTH, 2 * LENGTH, 1f);
  }

  private static final ThreadLocal<float[]> BUFFER =
      ThreadLocal.withInitial(() -> new float[8 * LENGTH]);

  private Lanes() {}

  /** Memory of this thread for the vectors that are to be summed, at most eight. */
  static float[] buffer() {
    return BUFFER.get();
  }

  /**
   * The sum in double of the lanes of a vector that was written to the buffer, in an order that
   * lets additions overlap: those of one place in each four first. {@code reduceLanes} may add in
   * any order, and on recent Java does so differently before and after it is compiled; results
   * would then not repeat their bits.
   */
  static double sum(float[] buffer) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    for (int i = 0; i < LENGTH; i += 4) {
      a += buffer[i];
      b += buffer[i + 1];
      c += buffer[i + 2];
      d += buffer[i + 3];
    }
    return a + b + (c + d);
  }
}
