package dev.headgate.examples;

import java.util.Random;

/** Numbers to feed models with that are not to learn anything in particular. */
public final class RandomArrays {

  private RandomArrays() {}

  /** Numbers drawn uniformly from 0 to 1. */
  public static float[] uniform(Random random, int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = random.nextFloat();
    }
    return values;
  }

  /** Integers drawn uniformly from 0 to {@code choices - 1}. */
  public static int[] integers(Random random, int size, int choices) {
    return random.ints(size, 0, choices).toArray();
  }
}
