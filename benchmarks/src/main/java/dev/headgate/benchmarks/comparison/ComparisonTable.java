package dev.headgate.benchmarks.comparison;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What entrants took, a line a point, and our share of the fastest other's time. Shortest times
 * count: whatever else the machine does makes them no shorter.
 */
final class ComparisonTable {
  private final Rounds rounds;
  private final Entrant ours;
  private final List<Entrant> others;

  ComparisonTable(Rounds rounds, Entrant ours, List<Entrant> all) {
    this.rounds = rounds;
    this.ours = ours;
    this.others = all.stream().filter(entrant -> entrant != ours).toList();
  }

  /** Our shortest step over the shortest of the others. */
  double ratio(Point point) {
    return ratio(point, Times::minimum);
  }

  private double ratio(Point point, ToDoubleFunction<Times> figure) {
    return figure.applyAsDouble(rounds.at(point).get(ours)) / fastest(point, figure);
  }

  private double fastest(Point point, ToDoubleFunction<Times> figure) {
    return others.stream()
        .filter(rounds.at(point)::containsKey)
        .map(rounds.at(point)::get)
        .mapToDouble(figure)
        .min()
        .orElse(Double.NaN);
  }

  Markdown markdown() {
    Markdown table = new Markdown();
    table.row("", "Headgate, ms");
    for (Entrant other : others) {
      table.more(other.name() + ", ms");
    }
    table.more("ours / fastest other", "of medians", "target", "");
    for (Point point : rounds.points()) {
      Map<Entrant, Times> times = rounds.at(point);
      table.row(point.title(), times.get(ours).millis());
      for (Entrant other : others) {
        table.more(times.containsKey(other) ? times.get(other).millis() : "–");
      }
      double ratio = ratio(point);
      table.more(Verdict.number(ratio), Verdict.number(ratio(point, Times::median)));
      if (point.target() > 0) {
        table.more("at most " + point.target(), Verdict.atMost(point.target(), ratio));
      } else {
        table.more("", "");
      }
    }
    return table;
  }

  /** Each point's shortest times by entrant, ours first, for a plot. */
  Map<String, Map<String, Double>> bars() {
    Map<String, Map<String, Double>> bars = new LinkedHashMap<>();
    for (Point point : rounds.points()) {
      Map<String, Double> row = new LinkedHashMap<>();
      double fastest = fastest(point, Times::minimum);
      rounds.at(point).forEach((who, times) -> row.put(who.name(), times.minimum() / fastest));
      bars.put(point.title(), row);
    }
    return bars;
  }
}
