package dev.headgate.benchmarks.work;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A named array, row-major. Nobody writes to the elements. */
public record Values(String name, long[] shape, float[] elements) {

  /** Made once, so that what making data takes is not measured again with what uses it. */
  private static final Map<String, Values> MADE = new ConcurrentHashMap<>();

  /** Checks that the elements fill the shape. */
  public Values {
    long size = Arrays.stream(shape).reduce(1, Math::multiplyExact);
    if (size != elements.length) {
      throw new IllegalArgumentException(
          name + Arrays.toString(shape) + " does not hold " + elements.length + " elements");
    }
  }

  /** Numbers from {@code low} to {@code high}, the same for the same name and shape. */
  static Values uniform(String name, float low, float high, long... shape) {
    return MADE.computeIfAbsent(name + Arrays.toString(shape), key -> make(name, low, high, shape));
  }

  private static Values make(String name, float low, float high, long... shape) {
    int size = Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
    Noise noise = new Noise(name);
    float[] elements = new float[size];
    for (int i = 0; i < size; i++) {
      elements[i] = low + (high - low) * noise.next();
    }
    return new Values(name, shape, elements);
  }

  /** A weight or bias within the inverse root of the number of inputs a result has. */
  static Values parameter(String name, int inputs, long... shape) {
    float bound = (float) (1 / Math.sqrt(inputs));
    return uniform(name, -bound, bound, shape);
  }
}
