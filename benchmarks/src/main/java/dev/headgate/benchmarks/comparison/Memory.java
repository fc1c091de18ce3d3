package dev.headgate.benchmarks.comparison;

import dev.headgate.benchmarks.work.Measurement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** By how much the process grows for steps of 256 samples, and what a step allocates. */
final class Memory implements Topic {
  private static final double SHARE = 0.2;
  private static final double MEBIBYTE = 1 << 20;

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public String measure(Entrants entrants, Effort effort, Page page) throws IOException {
    Markdown table = new Markdown();
    table.row("growth, MiB");
    Map<Entrant, List<Double>> shares = new LinkedHashMap<>();
    List<Point> points = List.of(Topics.twoLosses(256, 1, 0), Topics.twoLosses(256, 2, 0));
    points.forEach(point -> table.more(point.title()));
    for (Entrant entrant : List.of(entrants.headgate, entrants.libTorch, entrants.djl)) {
      table.row(entrant.name());
      shares.put(entrant, new ArrayList<>());
      for (Point point : points) {
        Progress.say("memory: " + entrant.name() + ", " + point.title());
        double growth = growth(entrant, point, effort) / MEBIBYTE;
        shares.get(entrant).add(growth);
        table.more(Verdict.number(growth));
      }
    }
    table.row("ours / LibTorch's, target at most " + SHARE);
    for (int i = 0; i < points.size(); i++) {
      double share = shares.get(entrants.headgate).get(i) / shares.get(entrants.libTorch).get(i);
      table.more(Verdict.number(share) + ": " + Verdict.atMost(SHARE, share));
    }
    return table + "\n" + allocation(entrants, effort);
  }

  private static double growth(Entrant entrant, Point point, Effort effort) throws IOException {
    List<Double> growths = new ArrayList<>();
    for (int round = 0; round < Math.min(3, effort.rounds()); round++) {
      growths.add(
          Double.parseDouble(Child.measure(entrant, Measurement.MEMORY, point).get("growth")));
    }
    return Times.median(growths);
  }

  private static String allocation(Entrants entrants, Effort effort) throws IOException {
    StringBuilder text = new StringBuilder("Heap that a step allocates once warm, bytes: ");
    List<String> cells = new ArrayList<>();
    double most = 0;
    for (Point point : List.of(Topics.twoLosses(1, 1, 0), Topics.twoLosses(32, 2, 0))) {
      Times times = new Times();
      try (Child child = Child.timing(entrants.headgate, point, (int) (1500 * effort.seconds()))) {
        child.turn((int) (750 * effort.seconds()));
        times.add(child.results());
      }
      most = Math.max(most, times.allocated());
      cells.add(Verdict.number(times.allocated()) + " at " + point.title());
    }
    // A reading of the counters itself allocates a few hundred bytes, spread over all steps.
    return text.append(String.join("; ", cells))
        .append(". Target none: ")
        .append(Verdict.atMost(1, Math.floor(most)))
        .append(".\n")
        .toString();
  }
}
