package dev.headgate.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one computation of a compiled model says about itself: the memory it needs, the losses it
 * computes, the parameters it trains. A model has one computation, or several where they differ: a
 * training step for each phase, inference.
 */
public final class StepLayout {

  final String name;
  final int arena;
  final int tile;
  final boolean wholeBatch;
  final int[] losses;
  final List<String> trained;
  final List<String> overwritten;
  private final Set<String> trainedNames;
  final Map<String, String> absent;
  final List<Conflict> conflicts;

  /**
   * Gradients that are kept apart until they have been projected on each other.
   *
   * @param parameters of one instance, all of them trained by each of the losses
   * @param offsets where each loss's share begins in the gradients, in the order in which they are
   *     projected
   */
  record Conflict(List<String> parameters, List<Integer> offsets) {}

  private StepLayout(Builder builder) {
    this.name = builder.name;
    this.arena = builder.arena;
    this.tile = builder.tile;
    this.wholeBatch = builder.tile == Integer.MAX_VALUE;
    this.losses = builder.losses.stream().mapToInt(Integer::intValue).toArray();
    this.trained = List.copyOf(builder.trained);
    this.overwritten = List.copyOf(builder.overwritten);
    this.trainedNames = Set.copyOf(builder.trained);
    this.absent = new LinkedHashMap<>(builder.absent);
    this.conflicts = List.copyOf(builder.conflicts);
  }

  boolean trains(String parameter) {
    return trainedNames.contains(parameter);
  }

  /** Whether it is a training step: says of each parameter whether it has a gradient. */
  boolean differentiates() {
    return !trained.isEmpty() || !absent.isEmpty();
  }

  /**
   * @param name what messages call the computation
   */
  public static Builder of(String name) {
    return new Builder(name);
  }

  /** Collects a layout; generated code calls it once for each computation. */
  public static final class Builder {

    private final String name;
    private final List<String> trained = new ArrayList<>();
    private final List<String> overwritten = new ArrayList<>();
    private final Map<String, String> absent = new LinkedHashMap<>();
    private final List<Conflict> conflicts = new ArrayList<>();
    private final List<Integer> losses = new ArrayList<>();
    private int arena;
    private int tile = 1;

    private Builder(String name) {
      this.name = name;
    }

    /**
     * The memory of a worker, where samples go through a tile at a time.
     *
     * @param floatsPerSample activations and cotangents of one sample
     * @param samples how many samples go through together
     */
    public Builder arena(int floatsPerSample, int samples) {
      this.arena = floatsPerSample;
      this.tile = samples;
      return this;
    }

    /** The memory of a worker whose samples go through together, because they are compared. */
    public Builder wholeBatch(int floatsPerSample) {
      return arena(floatsPerSample, Integer.MAX_VALUE);
    }

    /** Losses that are computed, by number. */
    public Builder losses(int... numbers) {
      Arrays.stream(numbers).forEach(losses::add);
      return this;
    }

    /** Parameters that the step trains. */
    public Builder trains(String... parameters) {
      trained.addAll(List.of(parameters));
      return this;
    }

    /** Those of the trained parameters whose gradients the first tile of a pass overwrites. */
    public Builder overwrites(String... parameters) {
      overwritten.addAll(List.of(parameters));
      return this;
    }

    /** A parameter that the step does not train, and why. */
    public Builder absent(String parameter, String why) {
      absent.put(parameter, why);
      return this;
    }

    /** Gradients to be projected on each other; {@code offsets} says where each loss's begin. */
    public Builder conflict(List<String> parameters, int... offsets) {
      conflicts.add(new Conflict(List.copyOf(parameters), Arrays.stream(offsets).boxed().toList()));
      return this;
    }

    /** Further parameters of the last {@link #conflict}, where they are too many for one call. */
    public Builder inConflict(String... parameters) {
      Conflict last = conflicts.remove(conflicts.size() - 1);
      List<String> all = new ArrayList<>(last.parameters());
      all.addAll(List.of(parameters));
      conflicts.add(new Conflict(List.copyOf(all), last.offsets()));
      return this;
    }

    public StepLayout build() {
      return new StepLayout(this);
    }
  }
}
