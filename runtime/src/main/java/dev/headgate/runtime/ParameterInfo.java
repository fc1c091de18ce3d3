package dev.headgate.runtime;

import dev.headgate.runtime.train.Initialization;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parameter tensor of a model.
 *
 * @param name such as {@code net1.hidden.weight}
 * @param offset where it begins in the model's array of parameters, and, if trained, of gradients
 * @param absent why no loss trains it; null if one does
 */
record ParameterInfo(
    String name,
    int offset,
    List<Integer> shape,
    Initialization initialization,
    @Nullable String absent) {

  ParameterInfo {
    shape = List.copyOf(shape);
  }

  int size() {
    return shape.stream().reduce(1, Math::multiplyExact);
  }
}
