package dev.headgate.benchmarks.comparison;

import dev.headgate.benchmarks.kernel.KernelRates;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Single kernels against what the machine can do.
 *
 * @param kind which: {@code convolution}, by the share of the FMA peak, or {@code bounded}, by the
 *     time over the bound's
 */
record Kernels(String name, String kind) implements Topic {

  /** One kernel in one JVM. */
  private record Rate(String name, double seconds, double bound, String binds, double target) {
    static Rate parse(String line) {
      String[] fields = line.split("\t", -1);
      return new Rate(
          fields[0],
          Double.parseDouble(fields[1]),
          Double.parseDouble(fields[2]),
          fields[3],
          Double.parseDouble(fields[4]));
    }

    double share() {
      return bound / seconds;
    }
  }

  @Override
  public String measure(Entrants entrants, Effort effort, Page page) throws IOException {
    Entrant ours = entrants.headgate;
    Entrant kernels =
        new Entrant(ours.name(), KernelRates.class.getName(), ours.classPath(), 0, ours.options());
    Map<String, List<Rate>> rates = new TreeMap<>();
    double peak = 0;
    for (int round = 1; round <= effort.rounds(); round++) {
      Progress.say("round " + round + " of " + effort.rounds() + ": kernels, " + kind);
      String millis = Integer.toString(effort.millis() / 4);
      Map<String, String> results = Child.run(kernels, 1, List.of(kind, millis));
      peak = Math.max(peak, Double.parseDouble(results.remove("peak")));
      results.forEach(
          (key, line) -> rates.computeIfAbsent(key, k -> new ArrayList<>()).add(Rate.parse(line)));
    }
    return (kind.equals("convolution") ? convolutions(rates) : bounded(rates))
        + "\nOne core's FMA peak in the same JVMs: "
        + Verdict.number(peak)
        + " GFLOP/s. Each figure is the median of "
        + effort.rounds()
        + (effort.rounds() == 1 ? " fresh JVM" : " fresh JVMs")
        + ", of the shortest run in each.\n";
  }

  private static Markdown convolutions(Map<String, List<Rate>> rates) {
    Markdown table = new Markdown();
    table.row("", "microseconds", "of the FMA peak", "target", "");
    for (List<Rate> rounds : rates.values()) {
      Rate rate = middle(rounds);
      table.row(rate.name(), Verdict.number(rate.seconds() * 1e6), Verdict.percent(rate.share()));
      if (rate.target() > 0) {
        table.more("at least " + Verdict.percent(rate.target()));
        table.more(Verdict.atLeast(rate.target(), rate.share()));
      } else {
        table.more("", "");
      }
    }
    return table;
  }

  private static Markdown bounded(Map<String, List<Rate>> rates) {
    Markdown table = new Markdown();
    table.row("", "microseconds", "bound by", "time / bound", "target", "");
    for (List<Rate> rounds : rates.values()) {
      Rate rate = middle(rounds);
      double ratio = 1 / rate.share();
      table.row(rate.name(), Verdict.number(rate.seconds() * 1e6), rate.binds());
      table.more(Verdict.number(ratio), "at most " + rate.target());
      table.more(Verdict.atMost(rate.target(), ratio));
    }
    return table;
  }

  private static Rate middle(List<Rate> rounds) {
    return rounds.stream()
        .sorted((a, b) -> Double.compare(a.share(), b.share()))
        .toList()
        .get(rounds.size() / 2);
  }
}
