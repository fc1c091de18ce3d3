package dev.headgate.runtime.simd;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Calls loops that are wanted on a little data until the JVM has compiled them, on a thread that
 * ends when it is done.
 *
 * <p>The JVM compiles what is called often, and what is called often from there: a call with many
 * turns would make it compile, in vain, every method of the Vector API by itself. So most calls
 * have no turn at all; some do, so that the compiler sees where time goes.
 */
final class WarmUp implements Runnable {

  /** Loops that are worked on at once; while the JVM compiles one it hears of the next. */
  private static final int AT_ONCE = 3;

  /** Calls without a turn before one with some. */
  private static final int EMPTY_CALLS = 64;

  /** Calls with some in a round. */
  private static final int RUNS = 8;

  /** Nanoseconds of rest at least, so that what is waited for can be done. */
  private static final long REST = 1_000_000;

  /** A loop that the JVM has not compiled by then it will not. */
  private static final long PATIENCE = 20_000_000_000L;

  /** Loops that are wanted and not known to be compiled. */
  private static final List<Loop> WAITING = new ArrayList<>();

  private static boolean running;

  private long deadline;

  private WarmUp() {}

  /** From now on the loop is seen to. */
  static synchronized void want(Loop loop) {
    if (!WAITING.contains(loop)) { // several threads may have missed it first
      WAITING.add(loop);
    }
    if (!running) {
      running = true;
      Thread thread = new Thread(new WarmUp(), "headgate warm-up");
      thread.setDaemon(true);
      thread.start();
    }
  }

  /** What is missed most. */
  private static synchronized List<Loop> next() {
    running = !WAITING.isEmpty();
    WAITING.forEach(Loop::rank);
    WAITING.sort(Comparator.comparingLong(Loop::rankOfMissed).reversed());
    return List.copyOf(WAITING.subList(0, Math.min(AT_ONCE, WAITING.size())));
  }

  private static synchronized void remove(Loop loop) {
    WAITING.remove(loop);
  }

  /** Rests as long as it works: the compiler needs a core, and so does who is training. */
  @Override
  public void run() {
    deadline = System.nanoTime() + PATIENCE;
    for (List<Loop> loops = next(); !loops.isEmpty(); loops = next()) {
      long start = System.nanoTime();
      for (Loop loop : loops) {
        workOn(loop);
      }
      LockSupport.parkNanos(Math.max(REST, System.nanoTime() - start));
    }
  }

  private void workOn(Loop loop) {
    if (loop.isTurnOfRun()) {
      for (int run = 0; run < RUNS; run++) {
        loop.runEmpty(EMPTY_CALLS);
        loop.run();
      }
    }
    long start = System.nanoTime();
    loop.runBriefly();
    long end = System.nanoTime();
    if (loop.isCompiled(end - start)) {
      remove(loop);
      deadline = end + PATIENCE;
    } else if (end > deadline) {
      remove(loop);
    }
  }
}
