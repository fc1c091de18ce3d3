package dev.headgate.benchmarks.comparison;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** What one entrant took at one point, over all its JVMs. In seconds. */
final class Times {
  private final List<Double> medians = new ArrayList<>();
  private double minimum = Double.POSITIVE_INFINITY;
  private double mean = Double.POSITIVE_INFINITY;
  private double allocated = Double.POSITIVE_INFINITY;

  void add(Map<String, String> results) {
    minimum = Math.min(minimum, Double.parseDouble(results.get("minimum")));
    mean = Math.min(mean, Double.parseDouble(results.get("mean")));
    allocated = Math.min(allocated, Double.parseDouble(results.get("allocated")));
    medians.add(Double.parseDouble(results.get("median")));
  }

  /** The shortest step of all. */
  double minimum() {
    return minimum;
  }

  /** The mean step of the turn in which it was shortest. */
  double mean() {
    return mean;
  }

  /** The median of the JVMs' medians. */
  double median() {
    return median(medians);
  }

  /** Bytes of heap a step allocates, in the JVM in which it is least. */
  double allocated() {
    return allocated;
  }

  /** The shortest step and the median, in milliseconds. */
  String millis() {
    return Verdict.numbers(1e3 * minimum(), 1e3 * median());
  }

  static double median(List<Double> numbers) {
    List<Double> sorted = new ArrayList<>(numbers);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }
}
