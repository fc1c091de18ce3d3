package dev.headgate.runtime.kernel;

/** Plain Java: correct everywhere, and where the Vector API is missing the only one. */
public class ScalarPrimitives extends ScalarFunctions {

  /** What an implementation does not do better is done so. */
  public ScalarPrimitives() {}

  private final Pairs pairs = new ScalarPairs();
  private final UpdateRules updates = new ScalarUpdates();

  @Override
  public String describe() {
    return "scalar code";
  }

  @Override
  public int block(int left) {
    return Math.min(left, MOST_ROWS);
  }

  @Override
  public void correlate(
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
      int yStride) {
    ScalarCorrelation.correlate(
        rows,
        positions,
        x,
        xAt,
        offsets,
        w,
        wAt,
        start,
        startAt,
        startStride,
        startIsConstant,
        y,
        yAt,
        yStride);
  }

  @Override
  public void addDots(
      int rows,
      int columns,
      int length,
      float[] a,
      int aAt,
      float[] b,
      int bAt,
      float[] y,
      int yAt) {
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        y[yAt + r * columns + c] += dot(length, a, aAt + r * length, b, bAt + c * length);
      }
    }
  }

  @Override
  public float sum(int count, float[] x, int xAt) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += x[xAt + i];
    }
    return (float) sum;
  }

  @Override
  public double sumOfDifferences(int count, float first, float[] x, int xAt) {
    return ScalarSums.differences(count, first, x, xAt);
  }

  @Override
  public double sumOfSquares(int count, float centre, float[] x, int xAt) {
    return ScalarSums.squares(count, centre, x, xAt);
  }

  @Override
  public double sumOfProducts(int count, float centre, float[] x, int xAt, float[] dy, int dyAt) {
    return ScalarSums.products(count, centre, x, xAt, dy, dyAt);
  }

  @Override
  public void winogradSources(
      int positions, float[] x, int xAt, int xStride, float[] y, int yAt, int yStride) {
    for (int p = 0; p < positions; p++) {
      int from = xAt + p;
      int to = yAt + p;
      float d0 = x[from];
      float d1 = x[from + xStride];
      float d2 = x[from + 2 * xStride];
      float d3 = x[from + 3 * xStride];
      float d4 = x[from + 4 * xStride];
      float d5 = x[from + 5 * xStride];
      float even = Math.fma(d2, -4f, d4);
      float odd = Math.fma(d1, -4f, d3);
      float evenHalf = d4 - d2;
      float oddHalf = 2f * (d3 - d1);
      y[to] = Math.fma(d0, 4f, Math.fma(d2, -5f, d4));
      y[to + yStride] = even + odd;
      y[to + 2 * yStride] = even - odd;
      y[to + 3 * yStride] = evenHalf + oddHalf;
      y[to + 4 * yStride] = evenHalf - oddHalf;
      y[to + 5 * yStride] = Math.fma(d1, 4f, Math.fma(d3, -5f, d5));
    }
  }

  @Override
  public void max(int count, float[] a, int aAt, float[] b, int bAt, float[] y, int yAt) {
    for (int i = 0; i < count; i++) {
      y[yAt + i] = Math.max(a[aAt + i], b[bAt + i]);
    }
  }

  @Override
  public float largest(int count, float[] x, int xAt) {
    float largest = x[xAt];
    for (int i = 1; i < count; i++) {
      largest = Math.max(largest, x[xAt + i]);
    }
    return largest;
  }

  @Override
  public void addExponentials(
      int count, float[] largest, float[] x, int xAt, float[] y, int yAt, float[] sums) {
    for (int i = 0; i < count; i++) {
      float exponential = (float) Math.exp(x[xAt + i] - largest[i]);
      y[yAt + i] = exponential;
      sums[i] += exponential;
    }
  }

  @Override
  public void sumRows(
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
      int yStride) {
    ScalarRows.sum(rows, width, taps, offsets, weights, x, xAt, xStride, y, yAt, yStride);
  }

  @Override
  public void maxRows(
      int rows,
      int width,
      int taps,
      int[] offsets,
      float[] x,
      int xAt,
      int xStride,
      float[] y,
      int yAt,
      int yStride) {
    ScalarRows.max(rows, width, taps, offsets, x, xAt, xStride, y, yAt, yStride);
  }

  @Override
  public void choose(
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
      int secondStride) {
    ScalarRows.choose(
        rows,
        width,
        a,
        aAt,
        aStride,
        b,
        bAt,
        bStride,
        whole,
        wholeAt,
        wholeStride,
        y,
        firstAt,
        firstStride,
        secondAt,
        secondStride);
  }

  @Override
  public Pairs pairs() {
    return pairs;
  }

  @Override
  public double exponentials(
      int count, float[] largest, float[] x, int xAt, int nextAt, float[] y, int yAt) {
    float top = largest[0];
    double sum = 0;
    for (int i = 0; i < count; i++) {
      double exponential = Math.exp(x[xAt + i] - top);
      y[yAt + i] = (float) exponential;
      sum += exponential;
    }
    largest[0] = largest(count, x, nextAt);
    return sum;
  }

  @Override
  public void add(int count, float[] a, int aAt, float[] b, int bAt, float[] y, int yAt) {
    for (int i = 0; i < count; i++) {
      y[yAt + i] = a[aAt + i] + b[bAt + i];
    }
  }

  @Override
  public void multiply(int count, float[] a, int aAt, float[] b, int bAt, float[] y, int yAt) {
    for (int i = 0; i < count; i++) {
      y[yAt + i] = a[aAt + i] * b[bAt + i];
    }
  }

  @Override
  public void addProducts(int count, float[] a, int aAt, float[] b, int bAt, float[] y, int yAt) {
    for (int i = 0; i < count; i++) {
      y[yAt + i] += a[aAt + i] * b[bAt + i];
    }
  }

  @Override
  public void timesDifference(
      int count, float[] a, int aAt, float[] b, int bAt, float c, float[] y, int yAt) {
    for (int i = 0; i < count; i++) {
      y[yAt + i] = a[aAt + i] * (b[bAt + i] - c);
    }
  }

  @Override
  public void timesDifferences(
      int count, float[] a, int aAt, float[] b, int bAt, float[] c, int cAt, float[] y, int yAt) {
    for (int i = 0; i < count; i++) {
      y[yAt + i] = a[aAt + i] * (b[bAt + i] - c[cAt + i]);
    }
  }

  @Override
  public void normalize(
      int count, float centre, float factor, float shift, float[] x, int xAt, float[] y, int yAt) {
    for (int i = 0; i < count; i++) {
      y[yAt + i] = (x[xAt + i] - centre) * factor + shift;
    }
  }

  @Override
  public void normalizeBackward(
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
      int dxAt) {
    for (int i = 0; i < count; i++) {
      dx[dxAt + i] = (dy[dyAt + i] - middle - (x[xAt + i] - centre) * slope) * factor;
    }
  }

  @Override
  public void scale(int count, float factor, float[] x, int xAt, float[] y, int yAt) {
    for (int i = 0; i < count; i++) {
      y[yAt + i] = factor * x[xAt + i];
    }
  }

  @Override
  public void scaledDifference(
      int count, float factor, float[] a, int aAt, float[] b, int bAt, float[] y, int yAt) {
    for (int i = 0; i < count; i++) {
      y[yAt + i] = factor * (a[aAt + i] - b[bAt + i]);
    }
  }

  @Override
  public void subtractScaled(int count, float rate, float[] x, int xAt, float[] y, int yAt) {
    for (int i = 0; i < count; i++) {
      y[yAt + i] -= rate * x[xAt + i];
    }
  }

  @Override
  public UpdateRules updates() {
    return updates;
  }

  /** Four partial sums, which the processor can work on at once. */
  private static float dot(int length, float[] a, int aAt, float[] b, int bAt) {
    float s0 = 0f;
    float s1 = 0f;
    float s2 = 0f;
    float s3 = 0f;
    int i = 0;
    for (; i + 4 <= length; i += 4) {
      s0 += a[aAt + i] * b[bAt + i];
      s1 += a[aAt + i + 1] * b[bAt + i + 1];
      s2 += a[aAt + i + 2] * b[bAt + i + 2];
      s3 += a[aAt + i + 3] * b[bAt + i + 3];
    }
    for (; i < length; i++) {
      s0 += a[aAt + i] * b[bAt + i];
    }
    return s0 + s1 + (s2 + s3);
  }
}
