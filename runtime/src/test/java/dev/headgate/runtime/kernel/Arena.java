package dev.headgate.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntConsumer;

/**
 * Several tensors in one array, as in generated code, with gaps of odd sizes between them. Gaps
 * hold NaN: a kernel that reads one spoils its result, and one that writes one is found by {@link
 * Expectation}.
 */
final class Arena {

  private final Random random;
  private final List<float[]> parts = new ArrayList<>();
  private int length;
  private float[] data = {};

  Arena(Random random) {
    this.random = random;
  }

  /** Adds a tensor with this content and returns where it will start. */
  int add(float[] content) {
    gap();
    int at = length;
    parts.add(content);
    length += content.length;
    return at;
  }

  /** Adds a tensor of values from -1 to 1. */
  int addRandom(int size) {
    return add(randoms(random, size));
  }

  /** The array; add nothing afterwards. */
  float[] seal() {
    gap();
    data = new float[length];
    int at = 0;
    for (float[] part : parts) {
      System.arraycopy(part, 0, data, at, part.length);
      at += part.length;
    }
    return data;
  }

  /** A copy of one tensor in double. */
  double[] read(int at, int size) {
    double[] values = new double[size];
    for (int i = 0; i < size; i++) {
      values[i] = data[at + i];
    }
    return values;
  }

  /** Remembers everything, to be asked after a kernel ran. */
  Expectation before() {
    return new Expectation(data.clone());
  }

  static float[] randoms(Random random, int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = random.nextFloat() * 2 - 1;
    }
    return values;
  }

  static float[] garbage(int size) {
    float[] values = new float[size];
    Arrays.fill(values, Float.NaN);
    return values;
  }

  private void gap() {
    float[] gap = garbage(1 + random.nextInt(19));
    parts.add(gap);
    length += gap.length;
  }

  /** What the arena held before a kernel ran. */
  final class Expectation {
    private final float[] snapshot;

    private Expectation(float[] snapshot) {
      this.snapshot = snapshot;
    }

    /**
     * Asserts that the tensor at {@code at} holds the expected values and that nothing outside it
     * has changed.
     */
    void becomes(int at, double[] expected, double tolerance, Object description) {
      for (int i = 0; i < expected.length; i++) {
        if (data[at + i] != expected[i] && !(Math.abs(data[at + i] - expected[i]) <= tolerance)) {
          assertThat((double) data[at + i])
              .as("element %d of %s", i, description)
              .isCloseTo(expected[i], within(tolerance));
        }
      }
      for (int i = 0; i < data.length; i++) {
        boolean inside = i >= at && i < at + expected.length;
        if (!inside && Float.floatToRawIntBits(data[i]) != Float.floatToRawIntBits(snapshot[i])) {
          assertThat(i)
              .as("element written outside [%d, %d) by %s", at, at + expected.length, description)
              .isBetween(at, at + expected.length - 1);
        }
      }
    }
  }

  /**
   * Scratch of garbage, used by so many parts. They run one after the other, the last first: none
   * may need what a later one does.
   */
  static Scratch scratch(int size, int parts) {
    Scratch scratch = Scratch.of(size);
    scratch.share(
        new Team() {
          @Override
          public int size() {
            return parts;
          }

          @Override
          public void run(int parts, IntConsumer part) {
            for (int i = parts - 1; i >= 0; i--) {
              part.accept(i);
            }
          }
        });
    for (int part = 0; part < parts; part++) {
      Arrays.fill(scratch.memory(part), Float.NaN);
    }
    return scratch;
  }
}
