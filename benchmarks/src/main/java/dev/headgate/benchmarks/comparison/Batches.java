package dev.headgate.benchmarks.comparison;

import java.io.IOException;
import java.util.List;

/** How time grows with the batch and falls with a second thread. */
final class Batches implements Topic {
  private static final double GROWTH = 1.0;
  private static final double SPEEDUP = 1.8;

  /** How many times as long as other steps these have, so that a turn is about a step of 1,024. */
  private static final int TURNS_LENGTH = 8;

  @Override
  public String name() {
    return "batches";
  }

  @Override
  public String measure(Entrants entrants, Effort effort, Page page) throws IOException {
    Rounds rounds = new Rounds(point -> "all");
    List<Entrant> ours = List.of(entrants.headgate);
    for (int batch : new int[] {8, 32, 128, 1024}) {
      rounds.add(Topics.twoLosses(batch, 1, 0), ours);
      rounds.add(Topics.twoLosses(batch, 2, 0), ours);
    }
    Effort longer = effort.withLongTurns(TURNS_LENGTH);
    rounds.run(longer);
    Markdown table = new Markdown();
    table.row("", "a step, ms", "a sample, ms", "of batch 8's", "two threads' gain");
    double growth = 0;
    double speedup = 0;
    List<Point> points = rounds.points();
    for (int i = 0; i < points.size(); i++) {
      Point point = points.get(i);
      double sample = sample(rounds, point, ours.get(0));
      double ratio = sample / sample(rounds, points.get(i % 2), ours.get(0));
      growth = Math.max(growth, ratio);
      table.row(point.title(), rounds.at(point).get(ours.get(0)).millis());
      table.more(Verdict.number(1e3 * sample), Verdict.number(ratio));
      if (point.threads() == 2) {
        double gain =
            shortest(rounds, points.get(i - 1), ours.get(0)) / shortest(rounds, point, ours.get(0));
        speedup = point.workload().batch() == 32 ? gain : speedup;
        table.more(Verdict.number(gain));
      } else {
        table.more("");
      }
    }
    // Growth of three percent is none.
    return table
        + "\n"
        + longer.words()
        + " The gain is of shortest steps. The columns before it are of the turn of each point in which"
        + " its mean step was shortest: a turn takes as long at every batch, which the shortest step does"
        + " not.\n"
        + "\nTime per sample does not grow from batch 8 to 1,024: at most "
        + Verdict.number(growth)
        + " of batch 8's, "
        + Verdict.atMost(GROWTH + 0.03, growth)
        + " (three percent are the measurement's). Two threads give at least 1.8 times one at batch 32: "
        + Verdict.number(speedup)
        + ", "
        + Verdict.atLeast(SPEEDUP, speedup)
        + ".\n";
  }

  private static double shortest(Rounds rounds, Point point, Entrant entrant) {
    return rounds.at(point).get(entrant).minimum();
  }

  private static double sample(Rounds rounds, Point point, Entrant entrant) {
    return rounds.at(point).get(entrant).mean() / point.workload().batch();
  }
}
