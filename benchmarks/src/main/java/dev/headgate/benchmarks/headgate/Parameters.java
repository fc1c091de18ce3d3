package dev.headgate.benchmarks.headgate;

import dev.headgate.benchmarks.work.Values;
import dev.headgate.benchmarks.work.Workload;
import dev.headgate.runtime.CompiledModel;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Parameters in and gradients out of a compiled model. */
final class Parameters {

  private Parameters() {}

  static void set(CompiledModel model, Workload workload) {
    for (Values values : workload.parameters()) {
      model.setParameter(values.name(), values.elements());
    }
  }

  static Map<String, float[]> gradients(CompiledModel model, Predicate<String> trained) {
    Map<String, float[]> gradients = new TreeMap<>();
    for (String name : model.parameterNames()) {
      if (trained.test(name)) {
        gradients.put(name, model.gradientValues(name));
      }
    }
    return gradients;
  }
}
