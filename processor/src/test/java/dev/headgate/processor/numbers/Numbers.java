package dev.headgate.processor.numbers;

import dev.headgate.processor.ir.ElementType;
import dev.headgate.processor.ir.Graph;
import dev.headgate.processor.ir.Input;
import dev.headgate.processor.ir.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Parameters and a batch for a model.
 *
 * @param parameters elements by name
 * @param samples inputs and targets by name, sample by sample; integers as whole numbers
 */
record Numbers(Map<String, float[]> parameters, List<Map<String, float[]>> samples) {

  /** Draws numbers that keep activations around 1 and lie where every loss is defined. */
  static Numbers draw(Graph graph, int samples, Random random) {
    Map<String, float[]> parameters = new LinkedHashMap<>();
    for (Parameter parameter : graph.parameters()) {
      boolean bias = parameter.shape().rank() == 1;
      float bound = bias ? 0.5f : (float) Math.sqrt(3.0 / parameter.spec().fanIn());
      float middle = parameter.spec().memory() ? 1 : 0; // a variance is positive
      parameters.put(
          parameter.name(),
          uniform(random, parameter.shape().size(), middle - bound, middle + bound));
    }
    List<Map<String, float[]>> drawn = new ArrayList<>();
    for (int s = 0; s < samples; s++) {
      Map<String, float[]> sample = new LinkedHashMap<>();
      graph.inputs().forEach(in -> sample.put(in.name(), caller(graph, in, -1.5f, 1.5f, random)));
      graph.targets().forEach(in -> sample.put(in.name(), caller(graph, in, 0.05f, 0.95f, random)));
      drawn.add(sample);
    }
    return new Numbers(parameters, drawn);
  }

  private static int size(Input input) {
    return input.shape().size();
  }

  private static float[] caller(Graph graph, Input input, float from, float to, Random random) {
    if (input.type() == ElementType.FLOAT) {
      return uniform(random, size(input), from, to);
    }
    int choices = graph.choices(input);
    float[] integers = new float[size(input)];
    for (int i = 0; i < integers.length; i++) {
      integers[i] = random.nextInt(choices);
    }
    return integers;
  }

  private static float[] uniform(Random random, int size, float from, float to) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = from + random.nextFloat() * (to - from);
    }
    return values;
  }

  /** The arguments of a call, inputs before targets, for a batch of the first samples. */
  List<Object> arguments(Graph graph, int batch) {
    return Stream.concat(graph.inputs().stream(), graph.targets().stream())
        .map(input -> batch(input, batch))
        .toList();
  }

  /** All inputs and targets by name. */
  Map<String, Object> named(Graph graph, int batch) {
    Map<String, Object> named = new LinkedHashMap<>();
    Stream.concat(graph.inputs().stream(), graph.targets().stream())
        .forEach(input -> named.put(input.name(), batch(input, batch)));
    return named;
  }

  /** The arguments of {@code forward}. */
  List<Object> inputs(Graph graph, int batch) {
    return arguments(graph, batch).subList(0, graph.inputs().size());
  }

  private Object batch(Input input, int batch) {
    float[] all = new float[batch * size(input)];
    for (int s = 0; s < batch; s++) {
      System.arraycopy(samples.get(s).get(input.name()), 0, all, s * size(input), size(input));
    }
    if (input.type() == ElementType.FLOAT) {
      return all;
    }
    int[] indices = new int[all.length];
    for (int i = 0; i < all.length; i++) {
      indices[i] = (int) all[i];
    }
    return indices;
  }

  /** The same numbers as the reference takes them. */
  Map<String, double[]> exactParameters() {
    return exact(parameters);
  }

  List<Map<String, double[]>> exactSamples() {
    return samples.stream().map(Numbers::exact).toList();
  }

  private static Map<String, double[]> exact(Map<String, float[]> tensors) {
    Map<String, double[]> exact = new LinkedHashMap<>();
    tensors.forEach(
        (name, values) -> {
          double[] doubles = new double[values.length];
          for (int i = 0; i < values.length; i++) {
            doubles[i] = values[i];
          }
          exact.put(name, doubles);
        });
    return exact;
  }
}
