package dev.headgate.benchmarks.comparison;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Times entrants at points: each round gives each entrant a fresh JVM at each point. Once all have
 * warmed up they take turns, some steps each time, so that a disturbance of the machine, which
 * often lasts for seconds, meets all alike.
 */
final class Rounds {

  /**
   * For threads of native libraries that wait for work by spinning, up to 200 ms, to have ended.
   */
  private static final int PAUSE_MILLIS = 250;

  /** Turns that each has, however long its steps. */
  private static final int FEWEST = 3;

  /** By name, why an entrant stands at no point, or not at some. */
  final Map<String, String> objections = new TreeMap<>();

  private final Map<Point, Map<Entrant, Times>> times = new LinkedHashMap<>();
  private final Function<Point, ?> group;

  /** Entrants take turns at each point by itself. */
  Rounds() {
    this(point -> point);
  }

  /**
   * Those at other points take part in the turns too.
   *
   * @param group equal for points that are compared with each other
   */
  Rounds(Function<Point, ?> group) {
    this.group = group;
  }

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
    Map<Object, List<Point>> groups = new LinkedHashMap<>();
    for (Point point : times.keySet()) {
      groups.computeIfAbsent(group.apply(point), key -> new ArrayList<>()).add(point);
    }
    for (int round = 1; round <= effort.rounds(); round++) {
      for (List<Point> points : groups.values()) {
        String titles = points.stream().map(Point::title).collect(joining("; "));
        Progress.say("round " + round + " of " + effort.rounds() + ": " + titles);
        measure(points, effort);
      }
    }
  }

  /** One round at some points: all JVMs first warm up, one after the other. */
  private void measure(List<Point> points, Effort effort) throws IOException {
    Map<Child, Times> children = new LinkedHashMap<>();
    try {
      for (Point point : points) {
        for (Map.Entry<Entrant, Times> entry : times.get(point).entrySet()) {
          Child child = Child.timing(entry.getKey(), point, effort.warmUpMillis());
          children.put(child, entry.getValue());
        }
      }
      takeTurns(children.keySet(), effort);
      for (Map.Entry<Child, Times> entry : children.entrySet()) {
        entry.getValue().add(entry.getKey().results());
      }
    } finally {
      children.keySet().forEach(Child::close);
    }
  }

  /** Who has had its time, because its steps last longer than turns, takes no more. */
  private static void takeTurns(Collection<Child> children, Effort effort) throws IOException {
    Map<Child, Double> seconds = new HashMap<>();
    for (int turn = 0; turn < effort.turns(); turn++) {
      for (Child child : children) {
        if (turn < FEWEST || seconds.get(child) < effort.seconds()) {
          pause();
          seconds.merge(child, child.turn(effort.turnMillis()), Double::sum);
        }
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
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
