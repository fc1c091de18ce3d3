package dev.headgate.benchmarks.work;

import java.util.List;

/**
 * A piece of work that every framework does on the same numbers. Equal workloads have equal
 * parameters and data, in every JVM.
 */
public sealed interface Workload permits TwoLosses, Layer, Classifier {

  /** What {@link #named} finds this workload by. */
  String name();

  /** The number of samples. */
  int batch();

  /** The initial parameters. */
  List<Values> parameters();

  /**
   * The workload of this name.
   *
   * @throws IllegalArgumentException if there is none
   */
  static Workload named(String name) {
    String[] parts = name.split("/", -1);
    int batch = Integer.parseInt(parts[parts.length - 1]);
    return switch (parts[0]) {
      case TwoLosses.KIND -> new TwoLosses(TwoLosses.Mask.valueOf(parts[1]), batch);
      case Layer.KIND -> new Layer(Layer.Size.valueOf(parts[1]), batch);
      case Classifier.KIND -> new Classifier(batch);
      default -> throw new IllegalArgumentException("No workload is named " + name);
    };
  }
}
