package dev.headgate.benchmarks.comparison;

import dev.headgate.benchmarks.work.Measurement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** From the start of the JVM to the ends of the first and of the 200th step, of one sample. */
final class Start implements Topic {
  private static final double FIRST = 0.6;
  private static final double SHARE = 0.8;

  /** When steps 1 and 200 ended, in seconds, in each JVM. */
  private record Ends(List<Double> first, List<Double> last) {
    Ends() {
      this(new ArrayList<>(), new ArrayList<>());
    }
  }

  @Override
  public String name() {
    return "start";
  }

  @Override
  public String measure(Entrants entrants, Effort effort, Page page) throws IOException {
    List<Point> points = List.of(Topics.twoLosses(1, 1, 0), Topics.twoLosses(1, 2, 0));
    Map<Entrant, Map<Point, Ends>> ends = new LinkedHashMap<>();
    for (Entrant entrant : entrants.compared()) {
      ends.put(entrant, new LinkedHashMap<>());
      points.forEach(point -> ends.get(entrant).put(point, new Ends()));
    }
    for (int round = 1; round <= effort.rounds(); round++) {
      Progress.say("round " + round + " of " + effort.rounds() + ": start");
      for (Map.Entry<Entrant, Map<Point, Ends>> row : ends.entrySet()) {
        for (Map.Entry<Point, Ends> cell : row.getValue().entrySet()) {
          Map<String, String> result = once(row.getKey(), cell.getKey());
          cell.getValue().first().add(Double.parseDouble(result.get("step1")));
          cell.getValue().last().add(Double.parseDouble(result.get("step200")));
        }
      }
    }
    return text(entrants, points, ends, effort);
  }

  /** The libraries' native code has been unpacked before: earlier JVMs or this one's first run. */
  static Map<String, String> once(Entrant entrant, Point point) throws IOException {
    long micros = System.currentTimeMillis() * 1000;
    return Child.measure(entrant, Measurement.START, point, Long.toString(micros));
  }

  private static String text(
      Entrants entrants, List<Point> points, Map<Entrant, Map<Point, Ends>> ends, Effort effort) {
    Markdown table = new Markdown();
    table.row("seconds to the end of");
    points.forEach(point -> table.more("step 1, " + point.title(), "step 200, " + point.title()));
    ends.forEach(
        (entrant, row) -> {
          table.row(entrant.name());
          row.values().forEach(end -> table.more(cell(end.first()), cell(end.last())));
        });
    double theirs =
        ends.get(entrants.libTorch).values().stream()
            .mapToDouble(end -> Collections.min(end.last()))
            .min()
            .orElseThrow();
    Markdown verdicts = new Markdown();
    verdicts.row("target", "1 thread", "", "2 threads", "");
    verdicts.row("step 1: at most " + FIRST + " s");
    for (Ends end : ends.get(entrants.headgate).values()) {
      double first = Collections.min(end.first());
      verdicts.more(Verdict.number(first), Verdict.atMost(FIRST, first));
    }
    verdicts.row("step 200: at most " + SHARE + " of LibTorch's, at its better thread count");
    for (Ends end : ends.get(entrants.headgate).values()) {
      double share = Collections.min(end.last()) / theirs;
      verdicts.more(Verdict.number(share), Verdict.atMost(SHARE, share));
    }
    return table
        + "\nThe shortest of "
        + effort.jvms()
        + "; the median in brackets.\n\n"
        + verdicts;
  }

  private static String cell(List<Double> seconds) {
    return Verdict.numbers(Collections.min(seconds), Times.median(seconds));
  }
}
