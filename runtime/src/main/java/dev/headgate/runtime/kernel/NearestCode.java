package dev.headgate.runtime.kernel;

/**
 * Vector quantisation. Tensors: x and y [n, size, positions], weight [codes, size]. At each
 * position the {@code size} values are a vector. Of equally near codes the first is taken; where no
 * distance is a finite number, the first of all.
 */
public final class NearestCode {

  private NearestCode() {}

  /** Overwrites y with the code nearest to x by squared Euclidean distance, at each position. */
  public static void forward(
      int n,
      int size,
      int positions,
      int codes,
      float[] x,
      int xAt,
      float[] weight,
      int weightAt,
      float[] y,
      int yAt) {
    for (int s = 0; s < n; s++) {
      for (int p = 0; p < positions; p++) {
        int at = s * size * positions + p;
        int row = weightAt + size * nearest(size, positions, codes, x, xAt + at, weight, weightAt);
        for (int i = 0; i < size; i++) {
          y[yAt + at + i * positions] = weight[row + i];
        }
      }
    }
  }

  /**
   * Adds to the row of dWeight that stands in y at a position what dy has there. Of equal rows it
   * is the first, which is the one that was taken.
   */
  public static void backwardWeight(
      int n,
      int size,
      int positions,
      int codes,
      float[] y,
      int yAt,
      float[] weight,
      int weightAt,
      float[] dy,
      int dyAt,
      float[] dWeight,
      int dWeightAt) {
    for (int s = 0; s < n; s++) {
      for (int p = 0; p < positions; p++) {
        int at = s * size * positions + p;
        int row = dWeightAt + size * taken(size, positions, codes, y, yAt + at, weight, weightAt);
        for (int i = 0; i < size; i++) {
          dWeight[row + i] += dy[dyAt + at + i * positions];
        }
      }
    }
  }

  private static int nearest(
      int size, int stride, int codes, float[] x, int xAt, float[] weight, int weightAt) {
    int nearest = 0;
    float least = Float.POSITIVE_INFINITY;
    for (int code = 0; code < codes; code++) {
      int row = weightAt + code * size;
      float distance = 0;
      for (int i = 0; i < size && distance < least; i++) {
        float difference = x[xAt + i * stride] - weight[row + i];
        distance += difference * difference;
      }
      if (distance < least) {
        least = distance;
        nearest = code;
      }
    }
    return nearest;
  }

  private static int taken(
      int size, int stride, int codes, float[] y, int yAt, float[] weight, int weightAt) {
    for (int code = 0; code < codes; code++) {
      int row = weightAt + code * size;
      int i = 0;
      while (i < size && y[yAt + i * stride] == weight[row + i]) {
        i++;
      }
      if (i == size) {
        return code;
      }
    }
    return 0;
  }
}
