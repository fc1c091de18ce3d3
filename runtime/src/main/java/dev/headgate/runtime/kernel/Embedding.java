package dev.headgate.runtime.kernel;

import java.util.Objects;

/**
 * Rows of a table. Tensors: tokens [count] with values from 0 to vocabulary - 1 (another token:
 * {@link IndexOutOfBoundsException}), weight [vocabulary, size], y [count, size].
 */
public final class Embedding {

  private Embedding() {}

  /** Overwrites y with {@code y[i] = weight[tokens[i]]}. */
  public static void forward(
      int count,
      int vocabulary,
      int size,
      int[] tokens,
      int tokensAt,
      float[] weight,
      int weightAt,
      float[] y,
      int yAt) {
    for (int i = 0; i < count; i++) {
      int row = Objects.checkIndex(tokens[tokensAt + i], vocabulary);
      System.arraycopy(weight, weightAt + row * size, y, yAt + i * size, size);
    }
  }

  /** Adds {@code dy[i]} to {@code dWeight[tokens[i]]}. */
  public static void backwardWeight(
      int count,
      int vocabulary,
      int size,
      int[] tokens,
      int tokensAt,
      float[] dy,
      int dyAt,
      float[] dWeight,
      int dWeightAt) {
    Primitives primitives = ActivePrimitives.get();
    for (int i = 0; i < count; i++) {
      int row = dWeightAt + Objects.checkIndex(tokens[tokensAt + i], vocabulary) * size;
      primitives.add(size, dWeight, row, dy, dyAt + i * size, dWeight, row);
    }
  }
}
