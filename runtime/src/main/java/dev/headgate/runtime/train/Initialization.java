package dev.headgate.runtime.train;

import java.util.SplittableRandom;

/**
 * How a parameter tensor starts.
 *
 * @param scheme the distribution
 * @param fanIn the number of inputs that one output sums over
 * @param fanOut the number of outputs that one input contributes to
 */
public record Initialization(Scheme scheme, int fanIn, int fanOut) {

  /**
   * The distributions that {@code dev.headgate.layer.Initializer} names, and those of single
   * layers.
   */
  public enum Scheme {
    /** U(-1/sqrt(fanIn), 1/sqrt(fanIn)), as Torch7 and PyTorch start their layers. */
    FAN_IN_UNIFORM,
    /** U(-a, a), a = sqrt(6 / (fanIn + fanOut)) (Glorot and Bengio 2010, equation 16). */
    XAVIER_UNIFORM,
    /** N(0, 2 / (fanIn + fanOut)) (Glorot and Bengio 2010, equation 12). */
    XAVIER_NORMAL,
    /** U(-a, a), a = sqrt(6 / fanIn): the uniform distribution of {@link #HE_NORMAL}'s variance. */
    HE_UNIFORM,
    /** N(0, 2 / fanIn) (He et al. 2015, equation 10). */
    HE_NORMAL,
    ZEROS,
    ONES,
    /** N(0, 1), as PyTorch starts its embeddings. */
    STANDARD_NORMAL,
    /** U(-1/fanIn, 1/fanIn), for a codebook of fanIn rows. */
    CODEBOOK_UNIFORM
  }

  /** Writes {@code size} numbers from {@code offset} on; the same seed gives the same numbers. */
  public void fill(float[] values, int offset, int size, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = offset; i < offset + size; i++) {
      values[i] = (float) next(random);
    }
  }

  private double next(SplittableRandom random) {
    return switch (scheme) {
      case FAN_IN_UNIFORM -> uniform(random, 1 / Math.sqrt(fanIn));
      case XAVIER_UNIFORM -> uniform(random, Math.sqrt(6.0 / (fanIn + fanOut)));
      case XAVIER_NORMAL -> random.nextGaussian() * Math.sqrt(2.0 / (fanIn + fanOut));
      case HE_UNIFORM -> uniform(random, Math.sqrt(6.0 / fanIn));
      case HE_NORMAL -> random.nextGaussian() * Math.sqrt(2.0 / fanIn);
      case ZEROS -> 0;
      case ONES -> 1;
      case STANDARD_NORMAL -> random.nextGaussian();
      case CODEBOOK_UNIFORM -> uniform(random, 1.0 / fanIn);
    };
  }

  private static double uniform(SplittableRandom random, double bound) {
    return (2 * random.nextDouble() - 1) * bound;
  }
}
