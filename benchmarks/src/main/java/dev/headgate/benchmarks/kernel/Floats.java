package dev.headgate.benchmarks.kernel;

import java.util.Random;

/** Numbers for kernels to work on. */
final class Floats {

  private Floats() {}

  /** Fills with numbers from -1 to 1. */
  static void fill(float[] array) {
    Random random = new Random(array.length);
    for (int i = 0; i < array.length; i++) {
      array[i] = 2 * random.nextFloat() - 1;
    }
  }

  static float[] filled(int size) {
    float[] array = new float[size];
    fill(array);
    return array;
  }

  /** Numbers from 0 to 1. */
  static float[] positive(int size) {
    float[] array = filled(size);
    for (int i = 0; i < size; i++) {
      array[i] = Math.abs(array[i]);
    }
    return array;
  }
}
