package dev.headgate.runtime.simd;

/**
 * A loop over vectors. Until the JVM has compiled it every vector is an object, and the loop many
 * times slower than scalar code with the same results, which stands in for it. Who would call it
 * asks {@link #isReady} first; the first question is what makes {@link WarmUp} see to it.
 */
abstract class Loop {

  /** Nanoseconds for a call itself, however little it does. */
  private static final double CALL = 100;

  /**
   * Nanoseconds for an operation on a vector. Compiled code takes less than one, or a few where a
   * loop is so short that calling it counts; code that makes objects takes tens.
   */
  private static final double COMPILED = 8;

  /** Rounds of the warm-up in which a loop is run at first, and after how many it is again. */
  private static final int FIRST_ROUNDS = 16;

  /** Whether scalar code never stands in. */
  private static boolean waived;

  /** Nanoseconds that {@link #runBriefly} takes only if it is not compiled. */
  private final double limit;

  /** Written by the thread of the warm-up; others may see it late, which is harmless. */
  private boolean ready;

  private int rounds;

  /** What scalar code has done for it. */
  private long missed;

  private long rank;

  /**
   * @param operations on vectors in {@link #runBriefly}
   */
  Loop(int operations) {
    this.limit = COMPILED * operations + CALL;
  }

  /**
   * From now on, for tests and for who wants to time vectors alone, every loop is ready or none.
   */
  static void waive(boolean everything) {
    waived = everything;
  }

  /**
   * Whether to call the loop and not scalar code.
   *
   * @param work how much is to be done, roughly, in operations on an element; 0 for a call that
   *     another loop would spare
   */
  final boolean isReady(long work) {
    if (!ready && !waived && work > 0) {
      if (missed == 0) {
        WarmUp.want(this);
      }
      missed += work;
    }
    return ready || waived;
  }

  /** Takes down what scalar code has done so far, which goes on while loops are sorted by it. */
  final void rank() {
    rank = missed;
  }

  /** What was taken down; the more, the sooner the loop is to be compiled. */
  final long rankOfMissed() {
    return rank;
  }

  /** Remembers whether the JVM has compiled the loop, judged by the time that this took. */
  final boolean isCompiled(long nanos) {
    ready = nanos < limit;
    return ready;
  }

  /**
   * Whether to {@link #run} in this round: often at first, then seldom, because what is waited for
   * is the compiler.
   */
  final boolean isTurnOfRun() {
    rounds++;
    return rounds <= FIRST_ROUNDS || rounds % FIRST_ROUNDS == 0;
  }

  /** Calls it as real layers do, on a little data. */
  abstract void run();

  /** Calls it with one turn, or few. */
  abstract void runBriefly();

  /** Calls it so many times without a turn. */
  abstract void runEmpty(int calls);
}
