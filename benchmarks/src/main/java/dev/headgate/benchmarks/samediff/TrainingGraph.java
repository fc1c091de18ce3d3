package dev.headgate.benchmarks.samediff;

import dev.headgate.benchmarks.work.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.TrainingConfig;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

/** A graph with its parameters, in SameDiff's layouts, and its data. */
final class TrainingGraph {
  final SameDiff graph = SameDiff.create();

  /** By the workload's names: how each array's dimensions stand in the graph's. */
  private final Map<String, int[]> layouts = new LinkedHashMap<>();

  private final Map<String, INDArray> features = new LinkedHashMap<>();
  private final Map<String, INDArray> labels = new LinkedHashMap<>();

  static INDArray array(Values values) {
    return Nd4j.createFromArray(values.elements()).reshape(values.shape());
  }

  /** Adds a parameter whose dimensions the graph wants in this order; in their own if none. */
  SDVariable parameter(Values values, int... order) {
    INDArray array = array(values);
    layouts.put(values.name(), order);
    return graph.var(values.name(), order.length == 0 ? array : array.permute(order).dup('c'));
  }

  SDVariable feature(String name, INDArray array) {
    features.put(name, array);
    return placeholder(name, array);
  }

  SDVariable label(String name, INDArray array) {
    labels.put(name, array);
    return placeholder(name, array);
  }

  private SDVariable placeholder(String name, INDArray array) {
    return graph.placeHolder(name, DataType.FLOAT, array.shape());
  }

  void finish(float rate, String... losses) {
    graph.setLossVariables(losses);
    graph.setTrainingConfig(
        TrainingConfig.builder()
            .updater(new Sgd(rate))
            .dataSetFeatureMapping(List.copyOf(features.keySet()))
            .dataSetLabelMapping(List.copyOf(labels.keySet()))
            .build());
  }

  MultiDataSet batch() {
    return new MultiDataSet(
        features.values().toArray(INDArray[]::new), labels.values().toArray(INDArray[]::new));
  }

  Map<String, INDArray> placeholders() {
    Map<String, INDArray> all = new LinkedHashMap<>(features);
    all.putAll(labels);
    return all;
  }

  /** Gradients in the workload's layouts. */
  Map<String, float[]> gradients() {
    Map<String, INDArray> computed = graph.calculateGradients(placeholders(), layouts.keySet());
    Map<String, float[]> gradients = new TreeMap<>();
    layouts.forEach(
        (name, order) -> {
          INDArray gradient = computed.get(name);
          INDArray own = order.length == 0 ? gradient : gradient.permute(inverse(order));
          gradients.put(name, own.dup('c').data().asFloat());
        });
    return gradients;
  }

  private static int[] inverse(int[] order) {
    int[] inverse = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      inverse[order[i]] = i;
    }
    return inverse;
  }
}
