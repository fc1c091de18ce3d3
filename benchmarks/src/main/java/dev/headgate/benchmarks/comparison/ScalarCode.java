package dev.headgate.benchmarks.comparison;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Headgate without the module of the Vector API: all runs, slower, and starts no slower. */
final class ScalarCode implements Topic {

  @Override
  public String name() {
    return "scalar";
  }

  @Override
  public String measure(Entrants entrants, Effort effort, Page page) throws IOException {
    List<Entrant> both = List.of(entrants.headgate, entrants.headgateScalar);
    Rounds rounds = new Rounds();
    for (int batch : new int[] {1, 32}) {
      rounds.add(Topics.twoLosses(batch, 1, 0), both);
      rounds.add(Topics.twoLosses(batch, 2, 0), both);
    }
    rounds.run(effort);
    Markdown table = new Markdown();
    table.row("", "with, ms", "without, ms", "without / with");
    for (Point point : rounds.points()) {
      Times with = rounds.at(point).get(entrants.headgate);
      Times without = rounds.at(point).get(entrants.headgateScalar);
      table.row(point.title(), with.millis(), without.millis());
      table.more(Verdict.number(without.minimum() / with.minimum()));
    }
    return table + "\n" + effort.words() + "\n\n" + firstStep(both, effort);
  }

  private static String firstStep(List<Entrant> both, Effort effort) throws IOException {
    Map<Entrant, List<Double>> ends = new LinkedHashMap<>();
    for (int round = 0; round < effort.rounds(); round++) {
      for (Entrant entrant : both) {
        Map<String, String> result = Start.once(entrant, Topics.twoLosses(1, 1, 0));
        ends.computeIfAbsent(entrant, key -> new ArrayList<>())
            .add(Double.parseDouble(result.get("step1")));
      }
    }
    double with = Collections.min(ends.get(both.get(0)));
    double without = Collections.min(ends.get(both.get(1)));
    return "From the start of the JVM to the end of step 1, the shortest of "
        + effort.jvms()
        + ": "
        + Verdict.number(without)
        + " s without, "
        + Verdict.number(with)
        + " s with. Target: no slower without: "
        + Verdict.atMost(with, without)
        + ".\n";
  }
}
