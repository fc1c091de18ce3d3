package dev.headgate.benchmarks.comparison;

import dev.headgate.benchmarks.work.FreshJvm;
import dev.headgate.benchmarks.work.Measurement;
import dev.headgate.benchmarks.work.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sees that frameworks compute the same before anybody looks how fast. */
final class Agreement {

  /** Of the tensor's norm. */
  private static final double TENSOR_TOLERANCE = 1e-4;

  private Agreement() {}

  /**
   * Those who can do the work.
   *
   * @param objections gets the reasons of the others, by name
   * @throws IllegalStateException if any two results differ
   */
  static List<Entrant> require(List<Entrant> entrants, Point point, Map<String, String> objections)
      throws IOException {
    Map<Entrant, Outcome> outcomes = new LinkedHashMap<>();
    for (Entrant entrant : entrants) {
      Path file = Files.createTempFile("outcome", ".bin");
      try {
        Map<String, String> answer =
            Child.measure(entrant, Measurement.CHECK, point, file.toString());
        String objection = answer.get(FreshJvm.UNSUPPORTED);
        if (objection != null) {
          objections.put(entrant.name(), objection);
        } else {
          outcomes.put(entrant, Outcome.read(file));
        }
      } finally {
        Files.delete(file);
      }
    }
    outcomes.forEach(
        (one, first) ->
            outcomes.forEach(
                (other, second) ->
                    compare(
                        point.workload().name() + ", " + one.name() + " and " + other.name(),
                        Math.max(one.lossTolerance(), other.lossTolerance()),
                        first,
                        second)));
    return List.copyOf(outcomes.keySet());
  }

  private static void compare(String who, double lossTolerance, Outcome first, Outcome second) {
    if (!first.losses().keySet().equals(second.losses().keySet())
        || !first.tensors().keySet().equals(second.tensors().keySet())) {
      throw new IllegalStateException(who + " do not compute the same things");
    }
    first
        .losses()
        .forEach(
            (name, loss) -> {
              double other = second.losses().get(name);
              if (!(Math.abs(loss - other) <= lossTolerance * Math.abs(loss))) {
                throw new IllegalStateException(
                    who + " differ in " + name + ": " + loss + ", " + other);
              }
            });
    first
        .tensors()
        .forEach(
            (name, tensor) -> {
              double distance = distance(tensor, second.tensors().get(name));
              if (!(distance <= TENSOR_TOLERANCE)) {
                throw new IllegalStateException(
                    who + " differ in " + name + " by " + distance + " of its norm");
              }
            });
  }

  private static double distance(float[] tensor, float[] other) {
    if (tensor.length != other.length) {
      return Double.POSITIVE_INFINITY;
    }
    double squares = 0;
    double difference = 0;
    for (int i = 0; i < tensor.length; i++) {
      squares += (double) tensor[i] * tensor[i];
      difference += Math.pow((double) tensor[i] - other[i], 2);
    }
    return Math.sqrt(difference / squares);
  }
}
