package dev.headgate.examples.twolosses;

import dev.headgate.runtime.Routing;
import java.util.List;
import java.util.Map;

/**
 * What became of one variant.
 *
 * @param title what the report calls it
 * @param source the generated class
 * @param routing which loss trains what
 * @param history the losses on the test images before training and after each epoch
 * @param start the parameters before training, by name
 * @param end the parameters after training, by name
 */
record Outcome(
    String title,
    Class<?> source,
    Routing routing,
    List<LossPair> history,
    Map<String, float[]> start,
    Map<String, float[]> end) {

  /** How two sets of parameters differ: in how many numbers bit for bit, and by what norm. */
  record Difference(int parameters, int different, double norm) {

    boolean none() {
      return different == 0;
    }
  }

  /** Whether the variant has an instance of this name. */
  boolean has(String instance) {
    return start.keySet().stream().anyMatch(name -> name.startsWith(instance + "."));
  }

  /** How far training moved an instance's parameters. */
  Difference moved(String instance) {
    return difference(instance, start, end);
  }

  /** How an instance's parameters after training differ from those of another variant. */
  Difference differenceFrom(Outcome other, String instance) {
    return difference(instance, other.end, end);
  }

  /** The norm of an instance's parameters before training. */
  double startNorm(String instance) {
    double squares = 0;
    for (Map.Entry<String, float[]> parameter : start.entrySet()) {
      if (parameter.getKey().startsWith(instance + ".")) {
        for (float value : parameter.getValue()) {
          squares += (double) value * value;
        }
      }
    }
    return Math.sqrt(squares);
  }

  private static Difference difference(
      String instance, Map<String, float[]> from, Map<String, float[]> to) {
    int parameters = 0;
    int different = 0;
    double squares = 0;
    for (Map.Entry<String, float[]> parameter : to.entrySet()) {
      if (parameter.getKey().startsWith(instance + ".")) {
        float[] before = from.get(parameter.getKey());
        float[] after = parameter.getValue();
        for (int i = 0; i < after.length; i++) {
          parameters++;
          different += Float.floatToIntBits(before[i]) == Float.floatToIntBits(after[i]) ? 0 : 1;
          double step = (double) after[i] - before[i];
          squares += step * step;
        }
      }
    }
    return new Difference(parameters, different, Math.sqrt(squares));
  }
}
