package dev.headgate.benchmarks.comparison;

import dev.headgate.benchmarks.work.Measurement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Times entrants at points, in turn: each round gives each entrant a fresh JVM at each point, one
 * entrant after the other, so that a disturbance of the machine meets all alike.
 */
final class Rounds {

  /** By name, why an entrant stands at no point, or not at some. */
  final Map<String, String> objections = new TreeMap<>();

  private final Map<Point, Map<Entrant, Times>> times = new LinkedHashMap<>();

  /** Checks that these agree at this point, and schedules them there. */
  void add(Point point, List<Entrant> entrants) throws IOException {
    Progress.say("checking " + point.title());
    Map<Entrant, Times> row = new LinkedHashMap<>();
    for (Entrant entrant : Agreement.require(entrants, point, objections)) {
      row.put(entrant, new Times());
    }
    times.put(point, row);
  }

  void run(Effort effort) throws IOException {
    for (int round = 1; round <= effort.rounds(); round++) {
      for (Point point : times.keySet()) {
        Progress.say("round " + round + " of " + effort.rounds() + ": " + point.title());
        for (Map.Entry<Entrant, Times> entry : times.get(point).entrySet()) {
          String millis = Integer.toString(effort.millis());
          entry.getValue().add(Child.measure(entry.getKey(), Measurement.TIME, point, millis));
        }
      }
    }
  }

  List<Point> points() {
    return new ArrayList<>(times.keySet());
  }

  /** What was measured at a point, by entrant, in their order. */
  Map<Entrant, Times> at(Point point) {
    return times.get(point);
  }
}
