package dev.headgate.runtime.kernel;

/**
 * One minus the cosine of the angle between two vectors, {@code 1 - <a, b>/(|a| |b|)}, where a
 * length below {@link #EPSILON} counts as that. Tensors: a and b [n, size]. The sum is over
 * samples: the caller divides. Products are added in double, because of nearly parallel vectors
 * little is left in the end.
 */
public final class CosineDistance {

  /** The length of a vector that has none, as in PyTorch's cosine_similarity. */
  public static final double EPSILON = 1e-8;

  private CosineDistance() {}

  /** The sum of the distances. */
  public static double forward(int n, int size, float[] a, int aAt, float[] b, int bAt) {
    double sum = 0;
    for (int s = 0; s < n; s++) {
      int x = aAt + s * size;
      int y = bAt + s * size;
      double lengths = length(size, a, x) * length(size, b, y);
      sum += 1 - dot(size, a, x, b, y) / lengths;
    }
    return sum;
  }

  /**
   * Overwrites da with {@code scale * (<a, b> a/|a|^2 - b) / (|a| |b|)}; the first term is the
   * change of the length, which there is none of below {@link #EPSILON}.
   */
  public static void backward(
      int n, int size, float scale, float[] a, int aAt, float[] b, int bAt, float[] da, int daAt) {
    for (int s = 0; s < n; s++) {
      int x = aAt + s * size;
      int y = bAt + s * size;
      double length = length(size, a, x);
      double factor = scale / (length * length(size, b, y));
      double along = length > EPSILON ? dot(size, a, x, b, y) / (length * length) : 0;
      for (int i = 0; i < size; i++) {
        da[daAt + s * size + i] = (float) (factor * (along * a[x + i] - b[y + i]));
      }
    }
  }

  private static double length(int size, float[] a, int at) {
    return Math.max(Math.sqrt(dot(size, a, at, a, at)), EPSILON);
  }

  private static double dot(int size, float[] a, int aAt, float[] b, int bAt) {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += (double) a[aAt + i] * b[bAt + i];
    }
    return sum;
  }
}
