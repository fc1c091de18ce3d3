package dev.headgate.benchmarks.comparison;

/**
 * How much measuring is done.
 *
 * @param rounds how many JVMs each entrant gets at each point
 * @param turns in how many turns, with the others' steps between them, steps are timed in each
 * @param turnMillis for how long in each turn
 * @param warmUpMillis for how long they are run before that
 */
record Effort(int rounds, int turns, int turnMillis, int warmUpMillis) {
  static final Effort FULL = new Effort(3, 20, 400, 4000);

  /** To see that all runs, and roughly where things stand. */
  static final Effort QUICK = new Effort(1, 5, 200, 2000);

  Effort withRounds(int count) {
    return new Effort(count, turns, turnMillis, warmUpMillis);
  }

  /** With half as many turns, so many times as long, after the same warm-up. */
  Effort withLongTurns(int times) {
    return new Effort(rounds, (turns + 1) / 2, times * turnMillis, warmUpMillis);
  }

  /** For how long steps are timed in each JVM. */
  double seconds() {
    return turns * turnMillis / 1e3;
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
        + Verdict.number(seconds())
        + " s in "
        + turns
        + " turns, after a warm-up of "
        + Verdict.number(warmUpMillis / 1e3)
        + " s; the median"
        + (rounds == 1 ? "" : " of the JVMs' medians")
        + " in brackets.";
  }
}
