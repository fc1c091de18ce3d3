package dev.headgate.processor.numbers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Gradient surgery as its paper writes it, on vectors in double precision. */
final class Projection {

  private Projection() {}

  /**
   * The sum of the losses' gradients, projected on each other where they are in conflict.
   *
   * @param gradients by loss, then by parameter; a parameter that a loss does not train is missing
   * @param conflicting the losses whose gradients are projected, in the order of projection
   * @param covered the parameters whose gradients are
   */
  static Map<String, double[]> sum(
      Map<String, Map<String, double[]>> gradients,
      List<String> conflicting,
      Predicate<String> covered) {
    Map<String, double[]> sum = new LinkedHashMap<>();
    gradients.forEach(
        (loss, own) ->
            own.forEach(
                (parameter, values) -> {
                  if (!covered.test(parameter) || !conflicting.contains(loss)) {
                    add(sum, parameter, values);
                  }
                }));
    Set<String> names = new TreeSet<>();
    conflicting.forEach(
        loss -> gradients.get(loss).keySet().stream().filter(covered).forEach(names::add));
    for (String loss : conflicting) {
      List<Double> g = vector(gradients, loss, names);
      for (String other : conflicting) {
        List<Double> h = vector(gradients, other, names);
        double product = dot(g, vector(gradients, other, names));
        if (!other.equals(loss) && product < 0) {
          double factor = product / dot(h, h);
          for (int i = 0; i < g.size(); i++) {
            g.set(i, g.get(i) - factor * h.get(i));
          }
        }
      }
      int at = 0;
      for (String name : names) {
        double[] part = new double[size(gradients, name)];
        for (int i = 0; i < part.length; i++) {
          part[i] = g.get(at++);
        }
        add(sum, name, part);
      }
    }
    return sum;
  }

  private static void add(Map<String, double[]> sum, String parameter, double[] values) {
    double[] total = sum.computeIfAbsent(parameter, key -> new double[values.length]);
    for (int i = 0; i < total.length; i++) {
      total[i] += values[i];
    }
  }

  private static int size(Map<String, Map<String, double[]>> gradients, String parameter) {
    return gradients.values().stream()
        .filter(own -> own.containsKey(parameter))
        .mapToInt(own -> own.get(parameter).length)
        .findFirst()
        .orElseThrow();
  }

  /** All of a loss's gradients one after the other, zeros where it trains nothing. */
  private static List<Double> vector(
      Map<String, Map<String, double[]>> gradients, String loss, Set<String> names) {
    List<Double> vector = new ArrayList<>();
    for (String name : names) {
      double[] values = gradients.get(loss).getOrDefault(name, new double[size(gradients, name)]);
      for (double value : values) {
        vector.add(value);
      }
    }
    return vector;
  }

  private static double dot(List<Double> a, List<Double> b) {
    double sum = 0;
    for (int i = 0; i < a.size(); i++) {
      sum += a.get(i) * b.get(i);
    }
    return sum;
  }
}
