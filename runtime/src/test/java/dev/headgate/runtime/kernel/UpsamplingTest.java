package dev.headgate.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UpsamplingTest {

  private interface Kernel {
    void run(
        int planes,
        int height,
        int width,
        int scaleH,
        int scaleW,
        float[] from,
        int fromAt,
        float[] to,
        int toAt);
  }

  /** How much of the pixel {@code in} there is in the pixel {@code out}, along one dimension. */
  private interface Share {
    double of(int in, int out, int length, int scale);
  }

  private static double nearest(int in, int out, int length, int scale) {
    return out / scale == in ? 1 : 0;
  }

  private static double linear(int in, int out, int length, int scale) {
    double place = Math.max(0, Math.min(length - 1, (out + 0.5) / scale - 0.5));
    return Math.max(0, 1 - Math.abs(place - in));
  }

  private static void check(
      Implementation implementation, Kernel forward, Kernel backward, Share share) {
    Random random = new Random(33);
    for (int i = 0; i < 300; i++) {
      int planes = 1 + random.nextInt(3);
      int height = 1 + random.nextInt(5);
      int width = 1 + random.nextInt(i % 3 == 0 ? 40 : 5);
      int scaleH = i % 6 == 0 ? 2 : 1 + random.nextInt(4);
      int scaleW = i % 6 == 0 ? 2 : 1 + random.nextInt(4);
      int inputs = height * width;
      int outputs = inputs * scaleH * scaleW;
      Arena arena = new Arena(random);
      int x = arena.addRandom(planes * inputs);
      int y = arena.add(Arena.garbage(planes * outputs));
      int dy = arena.addRandom(planes * outputs);
      int dx = arena.add(Arena.garbage(planes * inputs));
      float[] data = arena.seal();
      double[] values = new double[planes * outputs];
      double[] gradient = new double[planes * inputs];
      for (int p = 0; p < planes; p++) {
        for (int o = 0; o < outputs; o++) {
          for (int k = 0; k < inputs; k++) {
            double part =
                share.of(k / width, o / (width * scaleW), height, scaleH)
                    * share.of(k % width, o % (width * scaleW), width, scaleW);
            values[p * outputs + o] += part * data[x + p * inputs + k];
            gradient[p * inputs + k] += part * data[dy + p * outputs + o];
          }
        }
      }
      String what = "%d x %d x %d by %d x %d".formatted(planes, height, width, scaleH, scaleW);
      Arena.Expectation before = arena.before();
      implementation.run(
          () -> forward.run(planes, height, width, scaleH, scaleW, data, x, data, y));
      before.becomes(y, values, 5e-7, what);
      before = arena.before();
      implementation.run(
          () -> backward.run(planes, height, width, scaleH, scaleW, data, dy, data, dx));
      before.becomes(dx, gradient, 3e-6, "gradient of " + what);
    }
  }

  @ParameterizedTest
  @EnumSource
  void nearestAndItsGradientEqualTheFormula(Implementation implementation) {
    check(
        implementation,
        NearestUpsampling::forward,
        NearestUpsampling::backward,
        UpsamplingTest::nearest);
  }

  @ParameterizedTest
  @EnumSource
  void bilinearAndItsGradientEqualTheFormula(Implementation implementation) {
    check(
        implementation,
        BilinearUpsampling::forward,
        BilinearUpsampling::backward,
        UpsamplingTest::linear);
  }

  /** The example in the documentation of PyTorch's Upsample, align_corners=False. */
  @ParameterizedTest
  @EnumSource
  void bilinearOfTwoByTwoIsPyTorchs(Implementation implementation) {
    float[] y = new float[16];
    float[] x = {1f, 2f, 3f, 4f};
    implementation.run(() -> BilinearUpsampling.forward(1, 2, 2, 2, 2, x, 0, y, 0));
    assertThat(y)
        .containsExactly(
            1f, 1.25f, 1.75f, 2f, 1.5f, 1.75f, 2.25f, 2.5f, 2.5f, 2.75f, 3.25f, 3.5f, 3f, 3.25f,
            3.75f, 4f);
  }
}
