package dev.headgate.benchmarks.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.headgate.benchmarks.work.Values;
import dev.headgate.benchmarks.work.Workload;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Arrays into DJL. */
record Arrays(NDManager manager) {

  NDArray of(Values values) {
    return manager.create(values.elements(), new Shape(values.shape()));
  }

  NDArray of(int[] values) {
    return manager.create(values);
  }

  /** The parameters of a workload; each collects a gradient. */
  Map<String, NDArray> parameters(Workload workload) {
    Map<String, NDArray> parameters = new LinkedHashMap<>();
    for (Values values : workload.parameters()) {
      NDArray parameter = of(values);
      parameter.setRequiresGradient(true);
      parameters.put(values.name(), parameter);
    }
    return parameters;
  }

  /** The parameter of this name, which there is. */
  static NDArray named(Map<String, NDArray> parameters, String name) {
    return Objects.requireNonNull(parameters.get(name), name);
  }
}
