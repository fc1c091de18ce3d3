package dev.headgate.runtime.kernel;

/**
 * The inner loops that every kernel is made of. There are two implementations, {@link
 * ScalarPrimitives} and one on the Vector API; {@link ActivePrimitives} picks one when the first
 * kernel is used.
 *
 * <p>A tensor is a {@code float[]} and the index of its first element. Unless said otherwise a
 * method overwrites its result, which comes last, and touches nothing outside the ranges its
 * arguments describe. Element-wise methods allow their result to be exactly one of their inputs.
 */
public interface Primitives {

  /** The most channels of a block. */
  int MOST_ROWS = 8;

  /** The most channels that only fill up a block. */
  int FILL = 1;

  /**
   * What {@link #correlate} reads and writes must exist up to the next multiple of this many
   * elements: the widest supported vector.
   */
  int ROUND = 16;

  /**
   * Positions that fill the widest tiles of every implementation. Where all taps together read more
   * than a first-level cache holds, so many positions are worked on for all channels, then the
   * next.
   */
  int PANEL = 48;

  /** Rounds a number of positions up to a multiple of {@link #ROUND}. */
  static int rounded(int positions) {
    return (positions + ROUND - 1) / ROUND * ROUND;
  }

  /** A short name for the log. */
  String describe();

  /** Told when kernels begin to run on this implementation. */
  default void activate() {}

  /**
   * How many channels {@link #correlate} takes together when {@code left} are left: at most {@link
   * #MOST_ROWS}, and at most {@link #FILL} more than are left.
   */
  int block(int left);

  /**
   * For {@code rows} channels o (as many as some {@link #block} has) and every position p: {@code
   * y[yAt + o*yStride + p] = start + sum over all taps t of w[wAt + t*rows + o] * x[xAt + p +
   * offsets[t]]}, added in the order of t. The sum starts from {@code start[startAt + o*startStride
   * + p]}, or, if {@code startIsConstant}, from {@code start[startAt + o*startStride]}, which then
   * is repeated {@link #ROUND} times. Reads and writes up to {@code rounded(positions)}.
   */
  void correlate(
      int rows,
      int positions,
      float[] x,
      int xAt,
      int[] offsets,
      float[] w,
      int wAt,
      float[] start,
      int startAt,
      int startStride,
      boolean startIsConstant,
      float[] y,
      int yAt,
      int yStride);

  /** The same, added to what y has. */
  default void addCorrelation(
      int rows,
      int positions,
      float[] x,
      int xAt,
      int[] offsets,
      float[] w,
      int wAt,
      float[] y,
      int yAt,
      int yStride) {
    correlate(rows, positions, x, xAt, offsets, w, wAt, y, yAt, yStride, false, y, yAt, yStride);
  }

  /**
   * {@code y[r][c] += sum over i of a[r][i] * b[c][i]}: a is [rows, length], b [columns, length], y
   * [rows, columns].
   */
  void addDots(
      int rows,
      int columns,
      int length,
      float[] a,
      int aAt,
      float[] b,
      int bAt,
      float[] y,
      int yAt);

  /** The sum of x. */
  float sum(int count, float[] x, int xAt);

  /** The sum of {@code x - first}. */
  double sumOfDifferences(int count, float first, float[] x, int xAt);

  /** The sum of {@code (x - centre)^2}. */
  double sumOfSquares(int count, float centre, float[] x, int xAt);

  /** The sum of {@code (x - centre) * dy}. */
  double sumOfProducts(int count, float centre, float[] x, int xAt, float[] dy, int dyAt);

  /**
   * The products' sources of {@link Winograd}: for every position p, with {@code d[i] = x[xAt +
   * i*xStride + p]}, makes {@code y[yAt + f*yStride + p]} the product of row f of its source matrix
   * and d. Reads and writes up to {@code rounded(positions)}.
   */
  void winogradSources(
      int positions, float[] x, int xAt, int xStride, float[] y, int yAt, int yStride);

  /** The larger of each two; NaN where one of them is. */
  void max(int count, float[] a, int aAt, float[] b, int bAt, float[] y, int yAt);

  /** The largest of x, of which there is at least one; any number where one is NaN. */
  float largest(int count, float[] x, int xAt);

  /**
   * Weighted sums of rows: {@code y[yAt + r*yStride + i] = sum over t of weights[t] * x[xAt +
   * offsets[t] + r*xStride + i]} for r < rows, i < width, added in the order of t. At least one
   * tap; y is none of the sources.
   */
  void sumRows(
      int rows,
      int width,
      int taps,
      int[] offsets,
      float[] weights,
      float[] x,
      int xAt,
      int xStride,
      float[] y,
      int yAt,
      int yStride);

  /** The maxima of rows, as {@link #sumRows}, NaN where one of them is; at least two taps. */
  void maxRows(
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
   * The gradient of the maxima of rows of a and of b: of each element of {@code whole} the first
   * result receives all if a is the larger or equal, and otherwise the second; the other receives
   * 0. NaN is larger than everything and equal to NaN. The results, both in y, are none of the
   * sources.
   */
  void choose(
      int rows,
      int width,
      float[] a,
      int aAt,
      int aStride,
      float[] b,
      int bAt,
      int bStride,
      float[] whole,
      int wholeAt,
      int wholeStride,
      float[] y,
      int firstAt,
      int firstStride,
      int secondAt,
      int secondStride);

  /** Loops on pairs of neighbours. */
  Pairs pairs();

  /**
   * {@code y[i] = exp(x[i] - largest[0])}, where no x[i] is above that. y may be exactly x. And
   * {@code largest[0]} becomes that of as many elements at {@code nextAt}, as {@link #largest}: so
   * they come from memory while there is much to compute. Of NaN comes NaN or 0; the largest is NaN
   * then.
   *
   * @param nextAt where the elements are that will be next, or {@code xAt}
   * @return the sum of what it wrote
   */
  double exponentials(
      int count, float[] largest, float[] x, int xAt, int nextAt, float[] y, int yAt);

  /**
   * {@code y[i] = exp(x[i] - largest[i])}, where no x[i] is above it, and adds it to sums[i]. y may
   * be exactly x. Of NaN comes NaN or 0; the largest is NaN then.
   */
  void addExponentials(
      int count, float[] largest, float[] x, int xAt, float[] y, int yAt, float[] sums);

  /** {@code y = a + b}. */
  void add(int count, float[] a, int aAt, float[] b, int bAt, float[] y, int yAt);

  /** {@code y = a * b}. */
  void multiply(int count, float[] a, int aAt, float[] b, int bAt, float[] y, int yAt);

  /** {@code y[i] += a[i] * b[i]}. */
  void addProducts(int count, float[] a, int aAt, float[] b, int bAt, float[] y, int yAt);

  /** {@code y = a * (b - c)}. */
  void timesDifference(
      int count, float[] a, int aAt, float[] b, int bAt, float c, float[] y, int yAt);

  /** {@code y[i] = a[i] * (b[i] - c[i])}. */
  void timesDifferences(
      int count, float[] a, int aAt, float[] b, int bAt, float[] c, int cAt, float[] y, int yAt);

  /** {@code y = (x - centre) * factor + shift}. */
  void normalize(
      int count, float centre, float factor, float shift, float[] x, int xAt, float[] y, int yAt);

  /** {@code dx = (dy - middle - (x - centre) * slope) * factor}. */
  void normalizeBackward(
      int count,
      float centre,
      float middle,
      float slope,
      float factor,
      float[] x,
      int xAt,
      float[] dy,
      int dyAt,
      float[] dx,
      int dxAt);

  /** {@code y = factor * x}. */
  void scale(int count, float factor, float[] x, int xAt, float[] y, int yAt);

  /** {@code y = factor * (a - b)}. */
  void scaledDifference(
      int count, float factor, float[] a, int aAt, float[] b, int bAt, float[] y, int yAt);

  /** {@code y = y - rate * x}. */
  void subtractScaled(int count, float rate, float[] x, int xAt, float[] y, int yAt);

  /** {@code y = max(x, 0)}; NaN stays NaN. */
  void relu(int count, float[] x, int xAt, float[] y, int yAt);

  /** {@code dx = y > 0 ? dy : 0}. */
  void reluBackward(int count, float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt);

  /** {@code y = x > 0 ? x : slope * x}. */
  void leakyRelu(int count, float slope, float[] x, int xAt, float[] y, int yAt);

  /** {@code dx = y > 0 ? dy : slope * dy}. */
  void leakyReluBackward(
      int count, float slope, float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt);

  /** {@code y = 1 / (1 + exp(-x))}, to about 2 ulp. */
  void sigmoid(int count, float[] x, int xAt, float[] y, int yAt);

  /** {@code dx = dy * y * (1 - y)}. */
  void sigmoidBackward(int count, float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt);

  /** {@code y = tanh(x)}, to about 2 ulp. */
  void tanh(int count, float[] x, int xAt, float[] y, int yAt);

  /** {@code dx = dy * (1 - y * y)}. */
  void tanhBackward(int count, float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt);

  /** The values of {@link Elu#forward}. */
  void elu(int count, float alpha, float[] x, int xAt, float[] y, int yAt);

  /** {@code dx = y > 0 ? dy : dy * (y + alpha)}. */
  void eluBackward(
      int count, float alpha, float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt);

  /** The values of {@link Softplus#forward}. */
  void softplus(int count, float beta, float threshold, float[] x, int xAt, float[] y, int yAt);

  /** The gradient of {@link Softplus#backward}. */
  void softplusBackward(
      int count,
      float beta,
      float threshold,
      float[] x,
      int xAt,
      float[] dy,
      int dyAt,
      float[] dx,
      int dxAt);

  /** The values of {@link Silu#forward}. */
  void silu(int count, float[] x, int xAt, float[] y, int yAt);

  /** The gradient of {@link Silu#backward}. */
  void siluBackward(int count, float[] x, int xAt, float[] dy, int dyAt, float[] dx, int dxAt);

  /** The values of {@link Gelu#forward}. */
  void gelu(int count, float[] x, int xAt, float[] y, int yAt);

  /** The gradient of {@link Gelu#backward}. */
  void geluBackward(int count, float[] x, int xAt, float[] dy, int dyAt, float[] dx, int dxAt);

  /** The values of {@link TanhGelu#forward}. */
  void tanhGelu(int count, float[] x, int xAt, float[] y, int yAt);

  /** The gradient of {@link TanhGelu#backward}. */
  void tanhGeluBackward(int count, float[] x, int xAt, float[] dy, int dyAt, float[] dx, int dxAt);

  /** The sum of {@code (a - b)^2}. */
  double squaredError(int count, float[] a, int aAt, float[] b, int bAt);

  /** The loss of {@link BinaryCrossEntropy#forward}. */
  double binaryCrossEntropy(int count, float[] p, int pAt, float[] t, int tAt);

  /** The gradient of {@link BinaryCrossEntropy#backwardPrediction}. */
  void binaryCrossEntropyByPrediction(
      int count, float scale, float[] p, int pAt, float[] t, int tAt, float[] dp, int dpAt);

  /**
   * The gradient of {@link BinaryCrossEntropy#backwardTarget}; it does not depend on the target.
   */
  void binaryCrossEntropyByTarget(int count, float scale, float[] p, int pAt, float[] dt, int dtAt);

  /** The loss of {@link BinaryCrossEntropyWithLogits#forward}. */
  double logitCrossEntropy(int count, float[] z, int zAt, float[] t, int tAt);

  /** {@code dz = scale * (sigmoid(z) - t)}. */
  void logitCrossEntropyByLogit(
      int count, float scale, float[] z, int zAt, float[] t, int tAt, float[] dz, int dzAt);

  /** The sum of {@code |a - b|}. */
  double absoluteError(int count, float[] a, int aAt, float[] b, int bAt);

  /** {@code y = factor * sign(a - b)}, 0 where they are equal. */
  void signOfDifference(
      int count, float factor, float[] a, int aAt, float[] b, int bAt, float[] y, int yAt);

  /** The loss of {@link Huber#forward}. */
  double huber(int count, float delta, float[] a, int aAt, float[] b, int bAt);

  /** {@code y = factor * max(-limit, min(a - b, limit))}. */
  void clampedDifference(
      int count,
      float limit,
      float factor,
      float[] a,
      int aAt,
      float[] b,
      int bAt,
      float[] y,
      int yAt);

  /** The rules of updates. */
  UpdateRules updates();
}
