package dev.headgate.runtime;

import dev.headgate.runtime.train.Initialization;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a compiled model says about itself: its parameters, its losses, its routing. */
public final class ModelLayout {

  final String name;
  final Map<String, ParameterInfo> parameters;
  final List<String> losses;
  final int[] terms;
  final float[] weights;
  final float[] gradientScales;
  final List<Average> averages;
  final Routing routing;

  private ModelLayout(Builder builder) {
    this.name = builder.name;
    this.parameters = new LinkedHashMap<>(builder.parameters);
    this.losses = List.copyOf(builder.losses);
    this.terms = builder.terms.stream().mapToInt(Integer::intValue).toArray();
    this.weights = floats(builder.weights);
    this.gradientScales = floats(builder.gradientScales);
    this.averages = builder.averages.entrySet().stream().map(this::average).toList();
    this.routing = new Routing(losses, builder.rows, builder.cost);
  }

  /** Parameters of one instance and those of the same names of the other. */
  private Average average(Map.Entry<String, String> names) {
    String target = names.getKey() + ".";
    return new Average(
        parameters.values().stream()
            .filter(parameter -> parameter.name().startsWith(target))
            .map(
                parameter -> {
                  String rest = parameter.name().substring(target.length());
                  return new Average.Pair(parameter, parameter(names.getValue() + "." + rest));
                })
            .toList());
  }

  private static float[] floats(List<Float> values) {
    float[] floats = new float[values.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = values.get(i);
    }
    return floats;
  }

  public static Builder of(String name) {
    return new Builder(name);
  }

  int parameterSize() {
    return parameters.values().stream().mapToInt(ParameterInfo::size).sum();
  }

  ParameterInfo parameter(String parameter) {
    ParameterInfo info = parameters.get(parameter);
    if (info == null) {
      throw new IllegalArgumentException(
          name
              + " has no parameter \""
              + parameter
              + "\"; known: "
              + String.join(", ", parameters.keySet()));
    }
    return info;
  }

  /** Collects a layout; generated code calls it once for each class. */
  public static final class Builder {

    private final String name;
    private final Map<String, ParameterInfo> parameters = new LinkedHashMap<>();
    private final List<String> losses = new ArrayList<>();
    private final List<Integer> terms = new ArrayList<>();
    private final List<Float> weights = new ArrayList<>();
    private final List<Float> gradientScales = new ArrayList<>();
    private final Map<String, String> averages = new LinkedHashMap<>();
    private final Map<String, List<Effect>> rows = new LinkedHashMap<>();
    private Routing.Cost cost = new Routing.Cost(0, 0, 0, 0);

    private Builder(String name) {
      this.name = name;
    }

    /** A parameter, in the order of the source, and where it lies among all of them. */
    public Builder parameter(
        String parameter, int offset, Initialization initialization, int... shape) {
      return add(parameter, offset, initialization, false, shape);
    }

    /** What a layer remembers from step to step and no loss trains, such as running statistics. */
    public Builder memory(
        String parameter, int offset, Initialization initialization, int... shape) {
      return add(parameter, offset, initialization, true, shape);
    }

    private Builder add(
        String name, int offset, Initialization initialization, boolean memory, int... shape) {
      List<Integer> dimensions = Arrays.stream(shape).boxed().toList();
      parameters.put(name, new ParameterInfo(name, offset, dimensions, initialization, memory));
      return this;
    }

    /** A loss that is a mean over the batch and this many terms a sample, weighted by 1. */
    public Builder loss(String loss, int termsPerSample) {
      return loss(loss, termsPerSample, 1);
    }

    /**
     * A loss that is a mean over the batch and this many terms a sample.
     *
     * @param weight what its gradient is multiplied by until told otherwise
     */
    public Builder loss(String loss, int termsPerSample, float weight) {
      losses.add(loss);
      terms.add(termsPerSample);
      weights.add(weight);
      return this;
    }

    /** What the next gradient scale is until told otherwise. */
    public Builder gradientScale(float initial) {
      gradientScales.add(initial);
      return this;
    }

    /** An instance that follows another. */
    public Builder average(String instance, String source) {
      averages.put(instance, source);
      return this;
    }

    /** What each loss does to an instance, in the order of the losses. */
    public Builder route(String instance, Effect... effects) {
      rows.put(instance, List.of(effects));
      return this;
    }

    /** What the gradients of a step of each kind take, as {@link Routing.Cost} describes it. */
    public Builder cost(
        int calls, long multiplyAdds, int separateCalls, long separateMultiplyAdds) {
      this.cost = new Routing.Cost(calls, multiplyAdds, separateCalls, separateMultiplyAdds);
      return this;
    }

    public ModelLayout build() {
      return new ModelLayout(this);
    }
  }
}
