package dev.headgate.benchmarks.work;

import java.time.Duration;
import java.util.Arrays;

/** How long steps take, and what heap they allocate on whatever thread. */
final class StepTimes {

  private static final int MOST_STEPS = 200_000;

  private final Trial trial;
  private final long[] nanos = new long[MOST_STEPS];
  private int steps;
  private long allocated;
  private double shortestMean = Double.POSITIVE_INFINITY;

  StepTimes(Trial trial) {
    this.trial = trial;
  }

  /** Runs steps for so long, at least one, and forgets them. */
  void warmUp(Duration duration) {
    run(duration);
    steps = 0;
  }

  /**
   * Times steps for so long, at least one.
   *
   * @return the seconds they took
   */
  double turn(Duration duration) {
    HeapAllocation allocation = new HeapAllocation();
    int before = steps;
    long took = run(duration);
    shortestMean = Math.min(shortestMean, (double) took / (steps - before));
    allocated += allocation.bytes();
    return took / 1e9;
  }

  private long run(Duration duration) {
    long begin = System.nanoTime();
    long end = begin + duration.toNanos();
    long before = begin;
    while (steps < MOST_STEPS && (before < end || before == begin)) {
      trial.step();
      long after = System.nanoTime();
      nanos[steps++] = after - before;
      before = after;
    }
    return before - begin;
  }

  /** Prints results whose keys have this before them. */
  void report(String prefix) {
    long[] ascending = Arrays.copyOf(nanos, steps);
    Arrays.sort(ascending);
    FreshJvm.report(prefix + "minimum", ascending[0] / 1e9);
    FreshJvm.report(prefix + "median", ascending[steps / 2] / 1e9);
    FreshJvm.report(prefix + "mean", shortestMean / 1e9);
    FreshJvm.report(prefix + "steps", steps);
    FreshJvm.report(prefix + "allocated", (double) allocated / steps);
  }
}
