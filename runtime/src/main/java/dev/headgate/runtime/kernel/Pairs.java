package dev.headgate.runtime.kernel;

/**
 * Inner loops on pairs of neighbours, of which one row has twice as many elements as another: what
 * strides and scales of 2 are made of. Part of {@link Primitives}, with the same rules.
 */
public interface Pairs {

  /** The most taps of {@link #sum} and {@link #max}; there is at least one. */
  int MOST_TAPS = 2;

  /** Takes pairs apart: {@code y[evenAt + i] = x[xAt + 2*i]} and {@code y[oddAt + i]} the next. */
  void split(int count, float[] x, int xAt, float[] y, int evenAt, int oddAt);

  /** The inverse: {@code y[yAt + 2*i] = x[evenAt + i]} and {@code y[yAt + 2*i + 1]} the other. */
  void merge(int count, float[] x, int evenAt, int oddAt, float[] y, int yAt);

  /**
   * Sums of pairs: {@code y[yAt + r*yStride + i]} becomes, for r < rows and i < width, {@code
   * factor} times the sum of all {@code x[xAt + offsets[t] + r*xStride + 2*i]} and of all elements
   * after these. y is none of the sources.
   */
  void sum(
      int rows,
      int width,
      int taps,
      int[] offsets,
      float factor,
      float[] x,
      int xAt,
      int xStride,
      float[] y,
      int yAt,
      int yStride);

  /** The maxima of the same pairs, NaN where one of the elements is. */
  void max(
      int rows,
      int width,
      int taps,
      int[] offsets,
      float[] x,
      int xAt,
      int xStride,
      float[] y,
      int yAt,
      int yStride);

  /**
   * The gradient of the maxima of {@code count} pairs of x: of each element of {@code whole} the
   * first of a pair of y receives all if the first of x is the larger or equal, and otherwise the
   * second; the other receives 0. NaN is larger than everything and equal to NaN. y is none of the
   * sources.
   */
  void choose(int count, float[] x, int xAt, float[] whole, int wholeAt, float[] y, int yAt);

  /**
   * Makes pairs of equal elements: {@code y[yAt + r*yStride + 2*i]} and the one after it become,
   * for r < rows and i < width, {@code factor * x[xAt + r/repeats*xStride + i]}. y is none of the
   * sources.
   */
  void repeat(
      int rows,
      int repeats,
      int width,
      float factor,
      float[] x,
      int xAt,
      int xStride,
      float[] y,
      int yAt,
      int yStride);

  /**
   * Makes two rows between each two neighbouring ones, a share behind the first and before the
   * second: for r < rows and i < width, with a and b for {@code x[xAt + r*xStride + i]} and the
   * element {@code step} after it, {@code y[firstAt + r*yStride + i] = (1 - share)*a + share*b} and
   * {@code y[secondAt + r*yStride + i] = share*a + (1 - share)*b}. y is none of the sources.
   */
  void between(
      int rows,
      int width,
      float share,
      float[] x,
      int xAt,
      int xStride,
      int step,
      float[] y,
      int firstAt,
      int secondAt,
      int yStride);

  /**
   * The same between neighbouring elements, beside one another: {@code y[yAt + 2*i] = (1 -
   * share)*x[xAt + i] + share*x[xAt + i + 1]} and {@code y[yAt + 2*i + 1] = share*x[xAt + i] + (1 -
   * share)*x[xAt + i + 1]}, for i < count.
   */
  void between(int count, float share, float[] x, int xAt, float[] y, int yAt);

  /**
   * Linear interpolation of a plane x [height, width] to y [2 * height, 2 * width]: rows and
   * columns of y lie a quarter behind and before those of x. Outside there is what is at the edge.
   * y is none of the sources.
   */
  void enlarge(int height, int width, float[] x, int xAt, float[] y, int yAt);

  /**
   * Its gradient: dx [height, width], but for the first and the last column, becomes what each dy
   * [2 * height, 2 * width] gives back of the shares that it took.
   */
  void reduce(int height, int width, float[] dy, int dyAt, float[] dx, int dxAt);
}
