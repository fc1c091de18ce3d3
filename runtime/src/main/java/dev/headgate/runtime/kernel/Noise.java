package dev.headgate.runtime.kernel;

/**
 * Random numbers that are looked up instead of drawn: each is a function of a key and an index, so
 * it does not depend on the order, the tile or the thread in which it is asked for, and a backward
 * pass asks for it again instead of keeping it.
 *
 * <p>Number {@code i} of a key is what SplitMix64 answers {@code i}-th from the key's own start
 * (Steele, Lea and Flood, <i>Fast splittable pseudorandom number generators</i>, 2014; the mixing
 * is Stafford's variant 13): that of {@link java.util.SplittableRandom}.
 */
final class Noise {

  /** The odd number nearest to 2^64 over the golden ratio. */
  private static final long GAMMA = 0x9E3779B97F4A7C15L;

  private Noise() {}

  /** Where a key's numbers start; keys may be consecutive, or a multiple of gamma apart. */
  static long start(long key) {
    return mix(key);
  }

  /** Number {@code index} of those that begin at {@code start}: 64 random bits. */
  static long bits(long start, long index) {
    return mix(start + (index + 1) * GAMMA);
  }

  /** One with the standard normal distribution (Box and Muller 1958), of two numbers of 53 bits. */
  static double normal(long start, long index) {
    double u = ((bits(start, 2 * index) >>> 11) + 1) * 0x1p-53; // above 0, so that it has a log
    double v = (bits(start, 2 * index + 1) >>> 11) * 0x1p-53;
    return Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * v);
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
