package dev.headgate.runtime.kernel;

/** The {@link Pairs} of {@link ScalarPrimitives}. */
public final class ScalarPairs implements Pairs {

  /** Without state. */
  public ScalarPairs() {}

  @Override
  public void split(int count, float[] x, int xAt, float[] y, int evenAt, int oddAt) {
    for (int i = 0; i < count; i++) {
      y[evenAt + i] = x[xAt + 2 * i];
      y[oddAt + i] = x[xAt + 2 * i + 1];
    }
  }

  @Override
  public void merge(int count, float[] x, int evenAt, int oddAt, float[] y, int yAt) {
    for (int i = 0; i < count; i++) {
      y[yAt + 2 * i] = x[evenAt + i];
      y[yAt + 2 * i + 1] = x[oddAt + i];
    }
  }

  @Override
  public void sum(
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
      int yStride) {
    for (int r = 0; r < rows; r++) {
      int from = xAt + r * xStride;
      int to = yAt + r * yStride;
      if (taps == 1) {
        sum(width, factor, x, from + offsets[0], y, to);
      } else {
        sum(width, factor, x, from + offsets[0], from + offsets[1], y, to);
      }
    }
  }

  private static void sum(int width, float factor, float[] x, int xAt, float[] y, int yAt) {
    for (int i = 0; i < width; i++) {
      y[yAt + i] = factor * (x[xAt + 2 * i] + x[xAt + 2 * i + 1]);
    }
  }

  private static void sum(int width, float factor, float[] x, int x0, int x1, float[] y, int yAt) {
    for (int i = 0; i < width; i++) {
      float even = x[x0 + 2 * i] + x[x1 + 2 * i];
      float odd = x[x0 + 2 * i + 1] + x[x1 + 2 * i + 1];
      y[yAt + i] = factor * (even + odd);
    }
  }

  @Override
  public void max(
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
    int second = offsets[taps - 1] - offsets[0];
    for (int r = 0; r < rows; r++) {
      int from = xAt + offsets[0] + r * xStride;
      max(width, x, from, from + second, y, yAt + r * yStride);
    }
  }

  private static void max(int width, float[] x, int x0, int x1, float[] y, int yAt) {
    for (int i = 0; i < width; i++) {
      float even = Math.max(x[x0 + 2 * i], x[x1 + 2 * i]);
      float odd = Math.max(x[x0 + 2 * i + 1], x[x1 + 2 * i + 1]);
      y[yAt + i] = Math.max(even, odd);
    }
  }

  @Override
  public void choose(
      int count, float[] x, int xAt, float[] whole, int wholeAt, float[] y, int yAt) {
    for (int i = 0; i < count; i++) {
      int bits = Float.floatToRawIntBits(whole[wholeAt + i]);
      int smaller = ScalarRows.smaller(x[xAt + 2 * i], x[xAt + 2 * i + 1]);
      y[yAt + 2 * i] = Float.intBitsToFloat(bits & ~smaller);
      y[yAt + 2 * i + 1] = Float.intBitsToFloat(bits & smaller);
    }
  }

  @Override
  public void repeat(
      int rows,
      int repeats,
      int width,
      float factor,
      float[] x,
      int xAt,
      int xStride,
      float[] y,
      int yAt,
      int yStride) {
    for (int r = 0; r < rows; r++) {
      int from = xAt + r / repeats * xStride;
      int to = yAt + r * yStride;
      for (int i = 0; i < width; i++) {
        float value = factor * x[from + i];
        y[to + 2 * i] = value;
        y[to + 2 * i + 1] = value;
      }
    }
  }

  @Override
  public void between(
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
      int yStride) {
    float rest = 1f - share;
    for (int r = 0; r < rows; r++) {
      int from = xAt + r * xStride;
      int toFirst = firstAt + r * yStride;
      int toSecond = secondAt + r * yStride;
      for (int i = 0; i < width; i++) {
        float a = x[from + i];
        float b = x[from + step + i];
        y[toFirst + i] = rest * a + share * b;
        y[toSecond + i] = share * a + rest * b;
      }
    }
  }

  @Override
  public void between(int count, float share, float[] x, int xAt, float[] y, int yAt) {
    float rest = 1f - share;
    for (int i = 0; i < count; i++) {
      float a = x[xAt + i];
      float b = x[xAt + i + 1];
      y[yAt + 2 * i] = rest * a + share * b;
      y[yAt + 2 * i + 1] = share * a + rest * b;
    }
  }

  @Override
  public void enlarge(int height, int width, float[] x, int xAt, float[] y, int yAt) {
    int wide = 2 * width;
    for (int r = -1; r < height; r++) {
      int above = xAt + Math.max(0, r) * width;
      int below = xAt + Math.min(r + 1, height - 1) * width;
      int first = yAt + 1 + Math.max(0, 2 * r + 1) * wide;
      int second = yAt + 1 + Math.min(2 * r + 2, 2 * height - 1) * wide;
      for (int i = 0; i < 2 * (width - 1); i++) {
        float share = i % 2 == 0 ? 0.25f : 0.75f;
        float p = Math.fma(x[above + i / 2 + 1], share, x[above + i / 2] * (1f - share));
        float q = Math.fma(x[below + i / 2 + 1], share, x[below + i / 2] * (1f - share));
        y[first + i] = Math.fma(q, 0.25f, p * 0.75f);
        y[second + i] = Math.fma(q, 0.75f, p * 0.25f);
      }
      enlargeEdge(x[above], x[below], y, first - 1, second - 1);
      int last = width - 1;
      enlargeEdge(x[above + last], x[below + last], y, first + wide - 2, second + wide - 2);
    }
  }

  /** In an outermost column, which has none to lie between. */
  private static void enlargeEdge(float above, float below, float[] y, int first, int second) {
    y[first] = Math.fma(below, 0.25f, above * 0.75f);
    y[second] = Math.fma(below, 0.75f, above * 0.25f);
  }

  @Override
  public void reduce(int height, int width, float[] dy, int dyAt, float[] dx, int dxAt) {
    int wide = 2 * width;
    for (int i = 1; i < width - 1; i++) {
      float sum = 0f;
      for (int r = -1; r < height; r++) {
        int first = Math.max(0, 2 * r + 1);
        float upper = fourColumns(dy, dyAt + first * wide + 2 * i - 1);
        int second = Math.min(2 * r + 2, 2 * height - 1);
        float lower = fourColumns(dy, dyAt + second * wide + 2 * i - 1);
        dx[dxAt + Math.max(0, r) * width + i] = Math.fma(lower, 0.25f, Math.fma(upper, 0.75f, sum));
        sum = Math.fma(lower, 0.75f, upper * 0.25f);
      }
    }
  }

  private static float fourColumns(float[] dy, int at) {
    return Math.fma(dy[at + 2], 0.75f, dy[at] * 0.25f)
        + Math.fma(dy[at + 3], 0.25f, dy[at + 1] * 0.75f);
  }
}
