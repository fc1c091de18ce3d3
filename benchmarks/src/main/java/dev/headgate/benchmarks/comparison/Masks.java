package dev.headgate.benchmarks.comparison;

import dev.headgate.benchmarks.work.TwoLosses;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What the masks of the two questions save, in Headgate and in LibTorch. */
final class Masks implements Topic {
  private static final Map<TwoLosses.Mask, Double> TARGETS =
      Map.of(TwoLosses.Mask.QUESTION1, 0.98, TwoLosses.Mask.QUESTION2, 0.78);

  @Override
  public String name() {
    return "masks";
  }

  /** In short turns: shares of a few percent are told only from steps of the same moments. */
  @Override
  public String measure(Entrants entrants, Effort all, Page page) throws IOException {
    Effort effort = all.withShortTurns(4);
    List<Entrant> compared = List.of(entrants.headgate, entrants.libTorch);
    Rounds rounds = new Rounds(point -> point.workload().batch());
    for (int batch : new int[] {1, 32}) {
      for (TwoLosses.Mask mask : TwoLosses.Mask.values()) {
        String title = mask + ", " + Topics.where(batch, 1);
        rounds.add(new Point(title, new TwoLosses(mask, batch), 1, 0), compared);
      }
    }
    rounds.run(effort);
    Markdown table = new Markdown();
    table.row("", "Headgate, of its unmasked step", "LibTorch, of its", "target", "");
    for (Point point : rounds.points()) {
      TwoLosses work = (TwoLosses) point.workload();
      Double target = TARGETS.get(work.mask());
      if (target != null) {
        table.row(point.title());
        compared.forEach(entrant -> table.more(shares(rounds, point, entrant)));
        double ours = share(rounds, point, entrants.headgate, Times::minimum);
        table.more("at most " + target, Verdict.atMost(target, ours));
      }
    }
    return table
        + "\n"
        + effort.words()
        + " A share is of two shortest steps; the one in brackets is of two medians.\n";
  }

  private static String shares(Rounds rounds, Point masked, Entrant entrant) {
    return Verdict.numbers(
        share(rounds, masked, entrant, Times::minimum),
        share(rounds, masked, entrant, Times::median));
  }

  private static double share(
      Rounds rounds, Point masked, Entrant entrant, ToDoubleFunction<Times> figure) {
    Point unmasked =
        rounds.points().stream()
            .filter(point -> point.workload().batch() == masked.workload().batch())
            .findFirst()
            .orElseThrow();
    return figure.applyAsDouble(rounds.at(masked).get(entrant))
        / figure.applyAsDouble(rounds.at(unmasked).get(entrant));
  }
}
