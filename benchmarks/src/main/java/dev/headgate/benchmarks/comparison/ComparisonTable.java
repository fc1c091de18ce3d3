package dev.headgate.benchmarks.comparison;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What entrants took, a line a point, and our share of the fastest other's time. */
final class ComparisonTable {
  private final Rounds rounds;
  private final Entrant ours;
  private final List<Entrant> others;

  ComparisonTable(Rounds rounds, Entrant ours, List<Entrant> all) {
    this.rounds = rounds;
    this.ours = ours;
    this.others = all.stream().filter(entrant -> entrant != ours).toList();
  }

  /** Our median over the smallest median of the others. */
  double ratio(Point point) {
    return rounds.at(point).get(ours).median() / fastest(point, false);
  }

  private double fastest(Point point, boolean minimum) {
    return others.stream()
        .filter(rounds.at(point)::containsKey)
        .map(rounds.at(point)::get)
        .mapToDouble(times -> minimum ? times.minimum() : times.median())
        .min()
        .orElse(Double.NaN);
  }

  Markdown markdown() {
    Markdown table = new Markdown();
    table.row("", "Headgate, ms");
    for (Entrant other : others) {
      table.more(other.name() + ", ms");
    }
    table.more("ours / fastest other", "of minima", "target", "");
    for (Point point : rounds.points()) {
      Map<Entrant, Times> times = rounds.at(point);
      table.row(point.title(), cell(times.get(ours)));
      for (Entrant other : others) {
        table.more(times.containsKey(other) ? cell(times.get(other)) : "–");
      }
      double ratio = ratio(point);
      double ofMinima = times.get(ours).minimum() / fastest(point, true);
      table.more(Verdict.number(ratio), Verdict.number(ofMinima));
      if (point.target() > 0) {
        table.more("at most " + point.target(), Verdict.atMost(point.target(), ratio));
      } else {
        table.more("", "");
      }
    }
    return table;
  }

  private static String cell(Times times) {
    return Verdict.number(times.median() * 1e3)
        + " ("
        + Verdict.number(times.minimum() * 1e3)
        + ")";
  }

  /** Each point's times by entrant, ours first, for a plot. */
  Map<String, Map<String, Double>> bars() {
    Map<String, Map<String, Double>> bars = new LinkedHashMap<>();
    for (Point point : rounds.points()) {
      Map<String, Double> row = new LinkedHashMap<>();
      double fastest = fastest(point, false);
      rounds.at(point).forEach((who, times) -> row.put(who.name(), times.median() / fastest));
      bars.put(point.title(), row);
    }
    return bars;
  }
}
