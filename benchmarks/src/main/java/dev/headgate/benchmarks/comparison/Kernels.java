package dev.headgate.benchmarks.comparison;

import dev.headgate.benchmarks.kernel.KernelRates;
import java.io.IOException;
import java.util.Collection;
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

  @Override
  public String measure(Entrants entrants, Effort effort, Page page) throws IOException {
    Entrant kernels = entrants.headgate.running(KernelRates.class);
    Map<String, KernelRate> rates = new TreeMap<>();
    double peak = 0;
    for (int round = 1; round <= effort.rounds(); round++) {
      Progress.say("round " + round + " of " + effort.rounds() + ": kernels, " + kind);
      String millis = Integer.toString(effort.turnMillis());
      Map<String, String> results = Child.run(kernels, 1, List.of(kind, millis));
      peak = Math.max(peak, Double.parseDouble(results.remove("peak")));
      results.forEach(
          (key, line) -> rates.merge(key, KernelRate.parse(line), KernelRate::shortest));
    }
    return (kind.equals("convolution") ? convolutions(rates.values()) : bounded(rates.values()))
        + "\nOne core's FMA peak in the same JVMs: "
        + Verdict.number(peak)
        + " GFLOP/s, over half a millisecond. Each figure is the shortest run in "
        + effort.jvms()
        + ", bounds likewise.\n";
  }

  private static Markdown convolutions(Collection<KernelRate> rates) {
    Markdown table = new Markdown();
    table.row("", "microseconds", "of the FMA peak", "target", "");
    for (KernelRate rate : rates) {
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

  private static Markdown bounded(Collection<KernelRate> rates) {
    Markdown table = new Markdown();
    table.row("", "microseconds", "bound by", "time / bound", "target", "");
    for (KernelRate rate : rates) {
      double ratio = 1 / rate.share();
      table.row(rate.name(), Verdict.number(rate.seconds() * 1e6), rate.binds());
      table.more(Verdict.number(ratio), "at most " + rate.target());
      table.more(Verdict.atMost(rate.target(), ratio));
    }
    return table;
  }
}
