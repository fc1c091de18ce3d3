package dev.headgate.benchmarks.comparison;

import dev.headgate.benchmarks.work.Classifier;
import dev.headgate.benchmarks.work.TwoLosses;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The parts of the page, with the targets set for each. */
final class Topics {

  private static final List<Topic> ALL =
      List.of(
          new MachineTopic(),
          new SideBySide(
              "two-losses",
              "A training step of the two-losses model",
              List.of(
                  twoLosses(1, 1, 0.45),
                  twoLosses(1, 2, 0.33),
                  twoLosses(32, 1, 0.50),
                  twoLosses(32, 2, 0.47))),
          new Masks(),
          new Kernels("convolutions", "convolution"),
          new Layers(),
          new SideBySide(
              "dense",
              "A training step of a dense classifier",
              List.of(dense(1, 1, 0.3), dense(1, 2, 0.3), dense(64, 1, 1), dense(64, 2, 1))),
          new Kernels("kernels", "bounded"),
          new Start(),
          new Memory(),
          new Batches(),
          new ScalarCode());

  private Topics() {}

  /**
   * The parts of these names, or all if there are none.
   *
   * @throws IllegalArgumentException if there is no part of some name
   */
  static List<Topic> named(Set<String> names) {
    Set<String> known = ALL.stream().map(Topic::name).collect(Collectors.toSet());
    if (!known.containsAll(names)) {
      throw new IllegalArgumentException("Of " + names + " there are only " + known);
    }
    return ALL.stream().filter(topic -> names.isEmpty() || names.contains(topic.name())).toList();
  }

  static Point twoLosses(int batch, int threads, double target) {
    return new Point(
        where(batch, threads), new TwoLosses(TwoLosses.Mask.NONE, batch), threads, target);
  }

  private static Point dense(int batch, int threads, double target) {
    return new Point(where(batch, threads), new Classifier(batch), threads, target);
  }

  static String where(int batch, int threads) {
    return "batch " + batch + ", " + threads + (threads == 1 ? " thread" : " threads");
  }
}
