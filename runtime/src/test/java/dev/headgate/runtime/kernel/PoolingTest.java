package dev.headgate.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PoolingTest {

  private record Case(
      int n,
      int channels,
      int height,
      int width,
      int outHeight,
      int outWidth,
      int kernelH,
      int kernelW,
      int strideH,
      int strideW,
      int paddingH,
      int paddingW,
      int dilationH,
      int dilationW,
      boolean counted) {

    static Case random(Random random) {
      while (true) {
        int most = random.nextInt(4) == 0 ? 80 : 12; // Rows of several vectors, and of none.
        int h = 1 + random.nextInt(12);
        int w = 1 + random.nextInt(most);
        int kh = 1 + random.nextInt(6);
        int kw = 1 + random.nextInt(6);
        int sh = 1 + random.nextInt(3);
        int sw = 1 + random.nextInt(3);
        int ph = random.nextInt(kh / 2 + 1);
        int pw = random.nextInt(kw / 2 + 1);
        int dh = 1 + random.nextInt(3);
        int dw = 1 + random.nextInt(3);
        int oh = h + 2 * ph - dh * (kh - 1) - 1;
        int ow = w + 2 * pw - dw * (kw - 1) - 1;
        if (oh >= 0 && ow >= 0) {
          return new Case(
              1 + random.nextInt(3),
              1 + random.nextInt(3),
              h,
              w,
              oh / sh + 1,
              ow / sw + 1,
              kh,
              kw,
              sh,
              sw,
              ph,
              pw,
              dh,
              dw,
              random.nextBoolean());
        }
      }
    }

    /**
     * Columns in pairs, in rows of several vectors or not; windows may cover all of them or not.
     */
    static Case pairs(Random random) {
      int kh = 1 + random.nextInt(3);
      int sh = random.nextBoolean() ? kh : 1 + random.nextInt(3);
      int ph = random.nextInt(kh / 2 + 1);
      int pw = random.nextInt(4) / 3;
      int dh = 1 + random.nextInt(4) / 3;
      int oh = 1 + random.nextInt(5);
      int ow = 1 + random.nextInt(40);
      int h = Math.max(1, (oh - 1) * sh + (kh - 1) * dh + 1 - 2 * ph + random.nextInt(4) / 3);
      int w = Math.max(1, 2 * ow - 2 * pw + random.nextInt(4) / 3);
      return new Case(
          1 + random.nextInt(3),
          1 + random.nextInt(3),
          h,
          w,
          oh,
          ow,
          kh,
          2,
          sh,
          2,
          ph,
          pw,
          dh,
          1,
          random.nextBoolean());
    }

    PoolingGeometry geometry() {
      return PoolingGeometry.of(channels, height, width, outHeight, outWidth)
          .kernel(kernelH, kernelW)
          .stride(strideH, strideW)
          .padding(paddingH, paddingW)
          .dilation(dilationH, dilationW)
          .countIncludePadding(counted)
          .build();
    }

    int inputs() {
      return n * channels * height * width;
    }

    int outputs() {
      return n * channels * outHeight * outWidth;
    }

    /** The indices in x of the window of y[i], -1 for padding, in row-major order. */
    int[] window(int i) {
      int[] cells = new int[kernelH * kernelW];
      int plane = i / (outHeight * outWidth);
      for (int k = 0; k < cells.length; k++) {
        int h = i / outWidth % outHeight * strideH - paddingH + k / kernelW * dilationH;
        int w = i % outWidth * strideW - paddingW + k % kernelW * dilationW;
        boolean inside = h >= 0 && h < height && w >= 0 && w < width;
        cells[k] = inside ? (plane * height + h) * width + w : -1;
      }
      return cells;
    }
  }

  @ParameterizedTest
  @EnumSource
  void maximumAndItsGradientEqualTheFormula(Implementation implementation) {
    Random random = new Random(31);
    for (int i = 0; i < 1600; i++) {
      Case c = i % 2 == 0 ? Case.random(random) : Case.pairs(random);
      Arena arena = new Arena(random);
      float[] values = Arena.randoms(random, c.inputs());
      for (int k = 0; k < values.length; k++) {
        values[k] = Math.round(values[k] * 3); // Many equal values, so that "first" matters.
      }
      int x = arena.add(values);
      int y = arena.add(Arena.garbage(c.outputs()));
      int dy = arena.addRandom(c.outputs());
      int dx = arena.add(Arena.garbage(c.inputs()));
      float[] data = arena.seal();
      double[] maxima = new double[c.outputs()];
      double[] gradient = new double[c.inputs()];
      for (int o = 0; o < c.outputs(); o++) {
        int best = -1;
        for (int cell : c.window(o)) {
          if (cell >= 0 && (best < 0 || values[cell] > values[best])) {
            best = cell;
          }
        }
        maxima[o] = best < 0 ? Double.NEGATIVE_INFINITY : values[best];
        if (best >= 0) {
          gradient[best] += data[dy + o];
        }
      }
      Arena.Expectation before = arena.before();
      implementation.run(() -> MaxPooling.forward(c.geometry(), c.n, data, x, data, y));
      before.becomes(y, maxima, 0, c);
      before = arena.before();
      implementation.run(() -> MaxPooling.backward(c.geometry(), c.n, data, x, data, dy, data, dx));
      before.becomes(dx, gradient, 1e-6, c);
    }
  }

  @ParameterizedTest
  @EnumSource
  void meanAndItsGradientEqualTheFormula(Implementation implementation) {
    Random random = new Random(32);
    for (int i = 0; i < 1600; i++) {
      Case c = i % 2 == 0 ? Case.random(random) : Case.pairs(random);
      Arena arena = new Arena(random);
      int x = arena.addRandom(c.inputs());
      int y = arena.add(Arena.garbage(c.outputs()));
      int dy = arena.addRandom(c.outputs());
      int dx = arena.add(Arena.garbage(c.inputs()));
      float[] data = arena.seal();
      double[] means = new double[c.outputs()];
      double[] gradient = new double[c.inputs()];
      for (int o = 0; o < c.outputs(); o++) {
        int[] window = c.window(o);
        long inside = Arrays.stream(window).filter(cell -> cell >= 0).count();
        double divisor = c.counted ? window.length : inside;
        for (int cell : window) {
          if (cell >= 0) {
            means[o] += data[x + cell] / divisor;
            gradient[cell] += data[dy + o] / divisor;
          }
        }
      }
      Arena.Expectation before = arena.before();
      implementation.run(() -> AveragePooling.forward(c.geometry(), c.n, data, x, data, y));
      before.becomes(y, means, 1e-6, c);
      before = arena.before();
      implementation.run(() -> AveragePooling.backward(c.geometry(), c.n, data, dy, data, dx));
      before.becomes(dx, gradient, 1e-5, c);
    }
  }

  @ParameterizedTest
  @EnumSource
  void meanOfWholePlanesAndItsGradientEqualTheFormula(Implementation implementation) {
    Random random = new Random(34);
    for (int i = 0; i < 200; i++) {
      int planes = 1 + random.nextInt(6);
      int plane = 1 + random.nextInt(i % 20 == 0 ? 3000 : 60);
      Arena arena = new Arena(random);
      int x = arena.addRandom(planes * plane);
      int y = arena.add(Arena.garbage(planes));
      int dy = arena.addRandom(planes);
      int dx = arena.add(Arena.garbage(planes * plane));
      float[] data = arena.seal();
      double[] means = new double[planes];
      double[] gradient = new double[planes * plane];
      for (int k = 0; k < gradient.length; k++) {
        means[k / plane] += (double) data[x + k] / plane;
        gradient[k] = (double) data[dy + k / plane] / plane;
      }
      String what = planes + " planes of " + plane;
      Arena.Expectation before = arena.before();
      implementation.run(() -> GlobalAveragePooling.forward(planes, plane, data, x, data, y));
      before.becomes(y, means, 1e-6, what);
      before = arena.before();
      implementation.run(() -> GlobalAveragePooling.backward(planes, plane, data, dy, data, dx));
      before.becomes(dx, gradient, 1e-7, "gradient of " + what);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theFirstNaNIsTheMaximum(Implementation implementation) {
    PoolingGeometry g = PoolingGeometry.of(1, 1, 4, 1, 1).kernel(1, 4).build();
    float[] x = {3f, Float.NaN, 5f, Float.NaN};
    float[] y = new float[1];
    float[] dx = new float[4];
    implementation.run(() -> MaxPooling.forward(g, 1, x, 0, y, 0));
    implementation.run(() -> MaxPooling.backward(g, 1, x, 0, new float[] {2f}, 0, dx, 0));
    assertThat(y).containsExactly(Float.NaN);
    assertThat(dx).containsExactly(0f, 2f, 0f, 0f);
  }

  @ParameterizedTest
  @EnumSource
  void paddingIsNeverTheMaximum(Implementation implementation) {
    PoolingGeometry g =
        PoolingGeometry.of(1, 1, 2, 1, 2).kernel(1, 2).padding(0, 1).stride(1, 2).build();
    float[] y = new float[2];
    implementation.run(() -> MaxPooling.forward(g, 1, new float[] {-7f, -8f}, 0, y, 0));
    assertThat(y).containsExactly(-7f, -8f);
  }

  /** Padding must not take what belongs to cells that are no larger. */
  @ParameterizedTest
  @EnumSource
  void negativeInfinityBesideNaNIsChosenBeforePadding(Implementation implementation) {
    int width = 40;
    PoolingGeometry g =
        PoolingGeometry.of(1, 4, width, 2, 20).kernel(3, 3).stride(2, 2).padding(1, 1).build();
    float[] x = new float[4 * width];
    Arrays.fill(x, Float.NEGATIVE_INFINITY);
    x[width - 1] = Float.intBitsToFloat(0xffc00000);
    float[] dy = new float[40];
    Arrays.fill(dy, 1f);
    float[] dx = new float[4 * width];
    implementation.run(() -> MaxPooling.backward(g, 1, x, 0, dy, 0, dx, 0));
    float[] expected = new float[4 * width];
    for (int ow = 0; ow < 20; ow++) {
      expected[Math.max(0, 2 * ow - 1)] += ow == 19 ? 0f : 1f;
      expected[width + Math.max(0, 2 * ow - 1)] += 1f;
    }
    expected[width - 1] += 1f;
    assertThat(dx).containsExactly(expected);
  }

  @ParameterizedTest
  @EnumSource
  void aWindowOutsideTheInputHasNoGradient(Implementation implementation) {
    PoolingGeometry g =
        PoolingGeometry.of(1, 1, 1, 1, 1).padding(0, 1).countIncludePadding(false).build();
    float[] y = new float[1];
    float[] dx = {9f};
    implementation.run(() -> MaxPooling.forward(g, 1, new float[] {4f}, 0, y, 0));
    assertThat(y).containsExactly(Float.NEGATIVE_INFINITY);
    implementation.run(
        () -> MaxPooling.backward(g, 1, new float[] {4f}, 0, new float[] {1f}, 0, dx, 0));
    assertThat(dx).containsExactly(0f);
    implementation.run(() -> AveragePooling.forward(g, 1, new float[] {4f}, 0, y, 0));
    assertThat(y).containsExactly(0f);
  }
}
