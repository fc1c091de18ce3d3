package dev.headgate.benchmarks.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Multiply-adds that stay in registers: what one core can do at most. */
final class FmaPeak {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  /**
   * Runs that take half a millisecond, as long as a large kernel does: for some microseconds a core
   * may be faster than it is for that long. Of 20 at a time Java 25 made code of half the rate.
   */
  static final int HALF_A_MILLISECOND = 250;

  private static final int ROUNDS = 1_000;
  private static final int CHAINS = 10;

  private final float[] numbers = Floats.filled(CHAINS * SPECIES.length());
  private final float[] sink = new float[SPECIES.length()];

  /** The multiply-adds of so many {@link #run}s. */
  static double multiplyAdds(int times) {
    return (double) times * ROUNDS * CHAINS * SPECIES.length();
  }

  /**
   * To be called thousands of times, so that the JVM compiles it as a method: of a loop that is
   * compiled while it runs Java 25 kept the vectors on the heap.
   */
  void run(int times) {
    for (int i = 0; i < times; i++) {
      run();
    }
  }

  /**
   * Ten chains, more than the latency times the throughput of the units. Each adds to itself, which
   * is the form of the instruction that needs no copy. Short, so that the JVM compiles the method
   * and not only, with vectors on the heap, the loop it is in.
   */
  private void run() {
    FloatVector factor = FloatVector.broadcast(SPECIES, 0.999f);
    FloatVector term = FloatVector.broadcast(SPECIES, 0.001f);
    FloatVector a = start(0);
    FloatVector b = start(1);
    FloatVector c = start(2);
    FloatVector d = start(3);
    FloatVector e = start(4);
    FloatVector f = start(5);
    FloatVector g = start(6);
    FloatVector h = start(7);
    FloatVector i = start(8);
    FloatVector j = start(9);
    for (int round = 0; round < ROUNDS; round++) {
      a = factor.fma(term, a);
      b = factor.fma(term, b);
      c = factor.fma(term, c);
      d = factor.fma(term, d);
      e = factor.fma(term, e);
      f = factor.fma(term, f);
      g = factor.fma(term, g);
      h = factor.fma(term, h);
      i = factor.fma(term, i);
      j = factor.fma(term, j);
    }
    a.add(b).add(c).add(d).add(e).add(f).add(g).add(h).add(i).add(j).intoArray(sink, 0);
  }

  private FloatVector start(int chain) {
    return FloatVector.fromArray(SPECIES, numbers, chain * SPECIES.length());
  }
}
