package dev.headgate.benchmarks.comparison;

/**
 * How much measuring is done.
 *
 * @param rounds how many JVMs each entrant gets at each point
 * @param millis how long steps are timed in each, after a warm-up twice as long
 */
record Effort(int rounds, int millis) {
  static final Effort FULL = new Effort(3, 2000);

  /** To see that all runs, and roughly where things stand. */
  static final Effort QUICK = new Effort(1, 1000);

  Effort withRounds(int count) {
    return new Effort(count, millis);
  }

  /** What a table's numbers are. */
  String words() {
    String jvms = rounds == 1 ? "one fresh JVM" : "the medians of " + rounds + " fresh JVMs";
    return "Medians of "
        + jvms
        + ", timed for "
        + Verdict.number(millis / 1e3)
        + " s after a warm-up twice as long; the shortest step of all in brackets.";
  }
}
