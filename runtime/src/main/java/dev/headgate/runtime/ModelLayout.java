package dev.headgate.runtime;

import dev.headgate.runtime.train.Initialization;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a compiled model says about itself: its parameters, its losses, its routing, the sizes of
 * its memory.
 */
public final class ModelLayout {

  final String name;
  final int arena;
  final int tile;
  final Map<String, ParameterInfo> parameters;
  final List<String> losses;
  final int[] terms;
  final Routing routing;

  private ModelLayout(Builder builder) {
    this.name = builder.name;
    this.arena = builder.arena;
    this.tile = builder.tile;
    this.parameters = new LinkedHashMap<>(builder.parameters);
    this.losses = List.copyOf(builder.losses);
    this.terms = builder.terms.stream().mapToInt(Integer::intValue).toArray();
    this.routing = new Routing(losses, builder.rows);
  }

  public static Builder of(String name) {
    return new Builder(name);
  }

  int parameterSize() {
    return parameters.values().stream().mapToInt(ParameterInfo::size).sum();
  }

  List<ParameterInfo> trained() {
    return parameters.values().stream().filter(parameter -> parameter.absent() == null).toList();
  }

  int trainedSize() {
    return trained().stream().mapToInt(ParameterInfo::size).sum();
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
    private final Map<String, List<Effect>> rows = new LinkedHashMap<>();
    private int arena;
    private int tile = 1;

    private Builder(String name) {
      this.name = name;
    }

    /**
     * The memory of a worker.
     *
     * @param floatsPerSample activations and cotangents of one sample
     * @param samples how many samples go through together
     */
    public Builder arena(int floatsPerSample, int samples) {
      this.arena = floatsPerSample;
      this.tile = samples;
      return this;
    }

    /** A parameter that a loss trains. */
    public Builder trained(
        String parameter, int offset, Initialization initialization, int... shape) {
      parameters.put(
          parameter, new ParameterInfo(parameter, offset, boxed(shape), initialization, null));
      return this;
    }

    /** A parameter that no loss trains, and why. */
    public Builder absent(
        String parameter, String why, int offset, Initialization initialization, int... shape) {
      parameters.put(
          parameter, new ParameterInfo(parameter, offset, boxed(shape), initialization, why));
      return this;
    }

    /** A loss that is a mean over the batch and this many terms a sample. */
    public Builder loss(String loss, int termsPerSample) {
      losses.add(loss);
      terms.add(termsPerSample);
      return this;
    }

    /** What each loss does to an instance, in the order of the losses. */
    public Builder route(String instance, Effect... effects) {
      rows.put(instance, List.of(effects));
      return this;
    }

    private static List<Integer> boxed(int... shape) {
      return Arrays.stream(shape).boxed().toList();
    }

    public ModelLayout build() {
      return new ModelLayout(this);
    }
  }
}
