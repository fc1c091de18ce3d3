package dev.headgate.benchmarks.work;

import java.time.Duration;
import java.util.Arrays;

/**
 * How long steps took.
 *
 * @param nanos ascending
 * @param allocated bytes of heap a step allocated, on whatever thread, on average
 */
record StepTimes(long[] nanos, double allocated) {

  private static final int MOST_STEPS = 200_000;
  private static final int FEWEST_STEPS = 3;

  /** Runs steps for twice as long without looking, then for this long with. */
  static StepTimes measure(Trial trial, Duration duration) {
    long[] times = new long[MOST_STEPS];
    run(trial, duration.multipliedBy(2), times);
    HeapAllocation allocation = new HeapAllocation();
    int steps = run(trial, duration, times);
    double allocated = (double) allocation.bytes() / steps;
    long[] ascending = Arrays.copyOf(times, steps);
    Arrays.sort(ascending);
    return new StepTimes(ascending, allocated);
  }

  private static int run(Trial trial, Duration duration, long[] times) {
    long end = System.nanoTime() + duration.toNanos();
    int steps = 0;
    long before = System.nanoTime();
    while (steps < MOST_STEPS && (before < end || steps < FEWEST_STEPS)) {
      trial.step();
      long after = System.nanoTime();
      times[steps++] = after - before;
      before = after;
    }
    return steps;
  }

  void report() {
    FreshJvm.report("minimum", nanos[0] / 1e9);
    FreshJvm.report("median", nanos[nanos.length / 2] / 1e9);
    FreshJvm.report("steps", nanos.length);
    FreshJvm.report("allocated", allocated);
  }
}
