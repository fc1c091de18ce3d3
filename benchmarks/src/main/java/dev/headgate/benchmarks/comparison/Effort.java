package dev.headgate.benchmarks.comparison;

/**
 * How much measuring is done.
 *
 * @param rounds how many JVMs each entrant gets at each point
 * @param millis how long steps are timed in each, in {@link #TURNS} turns with the others' steps,
 * @param warmUpMillis for how long they are run before that
 */
record Effort(int rounds, int millis, int warmUpMillis) {
  static final int TURNS = 5;

  static final Effort FULL = new Effort(3, 2000, 4000);

  /** To see that all runs, and roughly where things stand. */
  static final Effort QUICK = new Effort(1, 1000, 2000);

  Effort withRounds(int count) {
    return new Effort(count, millis, warmUpMillis);
  }

  /** With so many times as long turns after the same warm-up. */
  Effort withLongTurns(int times) {
    return new Effort(rounds, times * millis, warmUpMillis);
  }

  /** In how many JVMs. */
  String jvms() {
    return rounds == 1 ? "one fresh JVM" : rounds + " fresh JVMs";
  }

  /** What a table's numbers are. */
  String words() {
    return "Shortest steps of "
        + jvms()
        + (rounds == 1 ? ", timed for " : ", each timed for ")
        + Verdict.number(millis / 1e3)
        + " s in "
        + TURNS
        + " turns, after a warm-up of "
        + Verdict.number(warmUpMillis / 1e3)
        + " s; the median"
        + (rounds == 1 ? "" : " of the JVMs' medians")
        + " in brackets.";
  }
}
