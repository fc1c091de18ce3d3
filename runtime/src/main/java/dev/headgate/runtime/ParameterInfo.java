package dev.headgate.runtime;

import dev.headgate.runtime.train.Initialization;
import java.util.List;

/**
 * A parameter tensor of a model.
 *
 * @param name such as {@code net1.hidden.weight}
 * @param offset where it begins in the model's array of parameters
 * @param memory whether it is what a layer remembers, which no loss trains
 */
record ParameterInfo(
    String name, int offset, List<Integer> shape, Initialization initialization, boolean memory) {

  ParameterInfo {
    shape = List.copyOf(shape);
  }

  int size() {
    return shape.stream().reduce(1, Math::multiplyExact);
  }
}
