package dev.headgate.runtime.kernel;

import org.jspecify.annotations.Nullable;

/**
 * One direction of one group of a convolution, by one algorithm: from the dense planes of one side,
 * its sources, to those of the other, its results. Immutable; what a run changes is in the scratch.
 */
interface Pass {

  /** Elements of the dense sources of one sample. */
  int sourceLength();

  /** Elements of the dense results of one sample. */
  int resultLength();

  /** How many planes the results are. */
  int results();

  /** Elements of the packed weights. */
  long packedLength();

  /** Elements of scratch that {@link #packWeights} and {@link #run} need beside packed weights. */
  long freeLength();

  /**
   * Packs the weights of the group, which start at {@code weightAt}, to {@code packedAt} of the
   * shared scratch, which is free from {@code freeAt} on.
   */
  void packWeights(Scratch scratch, float[] weight, int weightAt, int packedAt, int freeAt);

  /** The most samples that {@link #run} takes at once. */
  int together();

  /**
   * Overwrites the results of some samples, finished. The bias is one value a result, or none.
   *
   * @param xStride how far apart the samples' sources are
   * @param yStride how far apart their results are
   */
  void run(
      Scratch scratch,
      int samples,
      float[] x,
      int xAt,
      int xStride,
      float @Nullable [] bias,
      int biasAt,
      int packedAt,
      int freeAt,
      float[] y,
      int yAt,
      int yStride);
}
