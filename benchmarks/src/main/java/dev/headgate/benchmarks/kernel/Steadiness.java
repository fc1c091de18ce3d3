package dev.headgate.benchmarks.kernel;

import dev.headgate.benchmarks.work.FreshJvm;
import java.util.Arrays;

/**
 * How steady the machine is: one core's rate of multiply-adds that stay in registers, in windows of
 * 100 ms over 10 s. Memory, caches and the collector have no part in it, so what differs from one
 * window to the next is the core's speed, or how long it was another's.
 */
public final class Steadiness {
  private static final long WINDOW = 100_000_000;
  private static final int WINDOWS = 100;
  private static final int SOME = 20;

  private Steadiness() {}

  /** Answers the largest, median and smallest rate, in GFLOP/s, after a warm-up of 2 s. */
  public static void main(String[] arguments) {
    FmaPeak fma = new FmaPeak();
    rates(fma, WINDOWS / 5);
    double[] rates = rates(fma, WINDOWS);
    Arrays.sort(rates);
    FreshJvm.report("largest", rates[WINDOWS - 1]);
    FreshJvm.report("median", rates[WINDOWS / 2]);
    FreshJvm.report("smallest", rates[0]);
  }

  private static double[] rates(FmaPeak fma, int windows) {
    double[] rates = new double[windows];
    Arrays.setAll(rates, window -> rate(fma));
    return rates;
  }

  private static double rate(FmaPeak fma) {
    long begin = System.nanoTime();
    long nanos;
    int runs = 0;
    do {
      runs += some(fma);
      nanos = System.nanoTime() - begin;
    } while (nanos < WINDOW);
    return 2 * fma.multiplyAdds() * runs / nanos;
  }

  /**
   * Called thousands of times, so that the JVM compiles it as a method: of a loop that is compiled
   * while it runs Java 25 kept the vectors on the heap.
   */
  private static int some(FmaPeak fma) {
    for (int run = 0; run < SOME; run++) {
      fma.run();
    }
    return SOME;
  }
}
