package dev.headgate.benchmarks.comparison;

import dev.headgate.benchmarks.work.Measurement;
import dev.headgate.benchmarks.work.TwoLosses;
import dev.headgate.benchmarks.work.TwoLosses.Mask;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * What the masks of the two questions save, in Headgate and in LibTorch. Each JVM has a model of
 * each mask, and they take turns step by step: shares of a few percent are less than what one JVM
 * differs from another.
 */
final class Masks implements Topic {
  private static final Map<Mask, Double> TARGETS =
      Map.of(Mask.QUESTION1, 0.98, Mask.QUESTION2, 0.78);

  @Override
  public String name() {
    return "masks";
  }

  @Override
  public String measure(Entrants entrants, Effort effort, Page page) throws IOException {
    List<Entrant> compared = List.of(entrants.headgate, entrants.libTorch);
    Markdown table = new Markdown();
    table.row("", "Headgate, of its unmasked step", "LibTorch, of its", "target", "");
    for (int batch : new int[] {1, 32}) {
      require(compared, batch);
      Map<Mask, Times> ours = times(entrants.headgate, batch, effort);
      Map<Mask, Times> theirs = times(entrants.libTorch, batch, effort);
      for (Mask mask : List.of(Mask.QUESTION1, Mask.QUESTION2)) {
        double target = TARGETS.get(mask);
        table.row(mask + ", " + Topics.where(batch, 1), shares(ours, mask), shares(theirs, mask));
        table.more("at most " + target);
        table.more(Verdict.atMost(target, share(ours, mask, Times::minimum)));
      }
    }
    return table
        + "\nShortest steps of "
        + effort.jvms()
        + " of each framework, with a model of each mask that make a step in turns, timed for "
        + Verdict.number(effort.seconds())
        + " s each. A share is of two shortest steps; the one in brackets is of two medians.\n";
  }

  private static void require(List<Entrant> compared, int batch) throws IOException {
    for (Mask mask : Mask.values()) {
      Point point = point(mask, batch);
      Progress.say("checking " + point.title());
      Agreement.require(compared, point, new TreeMap<>());
    }
  }

  private static Point point(Mask mask, int batch) {
    return new Point(mask + ", " + Topics.where(batch, 1), new TwoLosses(mask, batch), 1, 0);
  }

  private static Map<Mask, Times> times(Entrant entrant, int batch, Effort effort)
      throws IOException {
    Map<Mask, Times> times = new EnumMap<>(Mask.class);
    for (int round = 1; round <= effort.rounds(); round++) {
      Progress.say(
          "round %d of %d: masks, %s, batch %d"
              .formatted(round, effort.rounds(), entrant.name(), batch));
      Map<String, String> results =
          Child.measure(
              entrant,
              Measurement.MASKS,
              point(Mask.NONE, batch),
              Integer.toString(effort.warmUpMillis()),
              Integer.toString((int) (1e3 * effort.seconds())));
      for (Mask mask : Mask.values()) {
        times.computeIfAbsent(mask, key -> new Times()).add(of(mask, results));
      }
    }
    return times;
  }

  private static Map<String, String> of(Mask mask, Map<String, String> results) {
    String prefix = mask + "-";
    Map<String, String> own = new TreeMap<>();
    results.forEach(
        (key, value) -> {
          if (key.startsWith(prefix)) {
            own.put(key.substring(prefix.length()), value);
          }
        });
    return own;
  }

  private static String shares(Map<Mask, Times> times, Mask mask) {
    return Verdict.numbers(share(times, mask, Times::minimum), share(times, mask, Times::median));
  }

  private static double share(Map<Mask, Times> times, Mask mask, ToDoubleFunction<Times> figure) {
    return figure.applyAsDouble(times.get(mask)) / figure.applyAsDouble(times.get(Mask.NONE));
  }
}
