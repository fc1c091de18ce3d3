package dev.headgate.benchmarks.libtorch;

import dev.headgate.benchmarks.work.Values;
import dev.headgate.benchmarks.work.Workload;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/** Arrays in and out of LibTorch. */
final class Tensors {

  private Tensors() {}

  /** A tensor of these values. */
  static Tensor of(Values values) {
    return Tensor.create(values.elements(), values.shape());
  }

  /** The parameters of a workload; gradients for those that are trained. */
  static Map<String, Tensor> parameters(Workload workload, Predicate<String> trained) {
    Map<String, Tensor> parameters = new LinkedHashMap<>();
    for (Values values : workload.parameters()) {
      Tensor parameter = of(values);
      parameter.requires_grad_(trained.test(values.name()));
      parameters.put(values.name(), parameter);
    }
    return parameters;
  }

  /** The parameter of this name, which there is. */
  static Tensor named(Map<String, Tensor> parameters, String name) {
    return Objects.requireNonNull(parameters.get(name), name);
  }

  /** The elements, row-major. */
  static float[] elements(Tensor tensor) {
    try (PointerScope scope = new PointerScope()) {
      FloatBuffer buffer = tensor.contiguous().createBuffer();
      float[] elements = new float[Math.toIntExact(tensor.numel())];
      buffer.get(elements);
      return elements;
    }
  }
}
