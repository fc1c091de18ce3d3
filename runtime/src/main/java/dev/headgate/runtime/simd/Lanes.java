package dev.headgate.runtime.simd;

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

  private Lanes() {}
}
