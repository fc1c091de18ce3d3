package dev.headgate.benchmarks.comparison;

/**
 * How much measuring is done.
 *
 * @param rounds how many JVMs each entrant gets at each point
 * @param millis how long steps are timed in each, after as long a warm-up
 */
record Effort(int rounds, int millis) {
  static final Effort FULL = new Effort(5, 3000);

  /** To see that all runs, and roughly where things stand. */
  static final Effort QUICK = new Effort(1, 1000);

  /** What a table's numbers are. */
  String words() {
    return "Medians of the medians of %d fresh JVMs, each timed for %s s after as long a warm-up;"
            .formatted(rounds, Verdict.number(millis / 1e3))
        + " the shortest step of all in brackets.";
  }
}
