package dev.headgate.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.headgate.runtime.train.Crew;
import dev.headgate.runtime.train.Meeting;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BatchNormalizationTest {

  private static final double STEP = 1e-5;

  private record Size(int samples, int channels, int positions) {

    static Size random(Random random) {
      int channels = 1 + random.nextInt(5);
      int positions = random.nextBoolean() ? 1 : 1 + random.nextInt(20);
      return new Size(2 + random.nextInt(4), channels, positions);
    }

    int elements() {
      return samples * channels * positions;
    }

    int count() {
      return samples * positions;
    }

    int channel(int element) {
      return element / positions % channels;
    }
  }

  private static double[] mean(Size size, double[] x) {
    double[] mean = new double[size.channels];
    for (int i = 0; i < x.length; i++) {
      mean[size.channel(i)] += x[i] / size.count();
    }
    return mean;
  }

  private static double[] variance(Size size, double[] x) {
    double[] mean = mean(size, x);
    double[] variance = new double[size.channels];
    for (int i = 0; i < x.length; i++) {
      variance[size.channel(i)] += Math.pow(x[i] - mean[size.channel(i)], 2) / size.count();
    }
    return variance;
  }

  private static double[] formula(
      Size size, double epsilon, double[] x, double[] mean, double[] variance, double[][] affine) {
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      int c = size.channel(i);
      y[i] = (x[i] - mean[c]) / Math.sqrt(variance[c] + epsilon) * affine[0][c] + affine[1][c];
    }
    return y;
  }

  private static double[] formula(Size size, double epsilon, double[] x, double[][] affine) {
    return formula(size, epsilon, x, mean(size, x), variance(size, x), affine);
  }

  /** The gradient of the sum of dy * y by x, where the statistics move with it. */
  private static double[] difference(
      Size size, double epsilon, double[] x, double[][] affine, double[] dy) {
    double[] gradient = new double[x.length];
    for (int k = 0; k < x.length; k++) {
      double value = x[k];
      x[k] = value + STEP;
      double[] above = formula(size, epsilon, x, affine);
      x[k] = value - STEP;
      double[] below = formula(size, epsilon, x, affine);
      x[k] = value;
      for (int o = 0; o < dy.length; o++) {
        gradient[k] += dy[o] * (above[o] - below[o]) / (2 * STEP);
      }
    }
    return gradient;
  }

  @ParameterizedTest
  @EnumSource
  void valuesAndGradientsEqualTheFormula(Implementation implementation) {
    Random random = new Random(71);
    for (int i = 0; i < 100; i++) {
      Size size = Size.random(random);
      int n = size.samples;
      int channels = size.channels;
      int positions = size.positions;
      int all = size.elements();
      float epsilon = 0.01f + random.nextFloat();
      Arena arena = new Arena(random);
      int x = arena.addRandom(all);
      int scale = arena.addRandom(channels);
      int bias = arena.addRandom(channels);
      int mean = arena.add(Arena.garbage(channels));
      int variance = arena.add(Arena.garbage(channels));
      int unbiased = arena.add(Arena.garbage(channels));
      int y = arena.add(Arena.garbage(all));
      int dy = arena.addRandom(all);
      int dx = arena.add(Arena.garbage(all));
      int dScale = arena.addRandom(channels);
      float[] data = arena.seal();
      double[] xs = arena.read(x, all);
      double[] dys = arena.read(dy, all);
      double[][] affine = {arena.read(scale, channels), arena.read(bias, channels)};
      double[] byInput = difference(size, epsilon, xs, affine, dys);
      double[] byFixed = dys.clone();
      double[] byScale = arena.read(dScale, channels);
      double[][] unit = {ones(channels), new double[channels]};
      double[] z = formula(size, epsilon, xs, unit);
      for (int k = 0; k < all; k++) {
        int c = size.channel(k);
        byScale[c] += dys[k] * z[k];
        byFixed[k] *= affine[0][c] / Math.sqrt(variance(size, xs)[c] + epsilon);
      }
      implementation.run(
          () -> {
            Exchange alone = Exchange.ALONE;
            Scratch scratch = Scratch.of(0);
            BatchNormalization.statistics(
                n, channels, positions, alone, "it", data, x, data, mean, data, variance, data,
                unbiased);
            assertThat(arena.read(mean, channels)).containsExactly(mean(size, xs), within(1e-6));
            assertThat(arena.read(variance, channels))
                .containsExactly(variance(size, xs), within(1e-6));
            double more = size.count() / (size.count() - 1.0);
            assertThat(arena.read(unbiased, channels))
                .containsExactly(
                    Arrays.stream(variance(size, xs)).map(v -> v * more).toArray(), within(1e-6));
            Arena.Expectation before = arena.before();
            BatchNormalization.forward(
                n, channels, positions, epsilon, data, x, data, mean, data, variance, data, scale,
                data, bias, data, y, scratch);
            before.becomes(y, formula(size, epsilon, xs, affine), 3e-6, size);
            before = arena.before();
            BatchNormalization.forward(
                n, channels, positions, epsilon, data, x, data, mean, data, variance, data, y,
                scratch);
            before.becomes(y, z, 3e-6, "z of " + size);
            before = arena.before();
            BatchNormalization.backwardScale(
                n, channels, positions, epsilon, data, x, data, mean, data, variance, data, dy,
                data, dScale);
            before.becomes(dScale, byScale, 1e-5, "gradient of the scale of " + size);
            before = arena.before();
            BatchNormalization.backwardInput(
                n, channels, positions, epsilon, alone, data, x, data, mean, data, variance, data,
                dy, data, dx, scratch);
            before.becomes(
                dx, difference(size, epsilon, xs, unit, dys), 1e-5, "gradient of z of " + size);
            float[] original = data.clone();
            for (int result : new int[] {dx, x, dy}) {
              System.arraycopy(original, 0, data, 0, data.length);
              before = arena.before();
              BatchNormalization.backwardInput(
                  n, channels, positions, epsilon, alone, data, x, data, mean, data, variance, data,
                  scale, data, dy, data, result, scratch);
              before.becomes(result, byInput, 1e-5, "gradient of " + size);
            }
            System.arraycopy(original, 0, data, 0, data.length);
            before = arena.before();
            BatchNormalization.backwardFixed(
                n, channels, positions, epsilon, data, variance, data, scale, data, dy, data, dx,
                scratch);
            before.becomes(dx, byFixed, 1e-5, "gradient with fixed statistics of " + size);
          });
    }
  }

  private static double[] ones(int count) {
    double[] ones = new double[count];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** What all of a batch is, and what two and three workers make of it. */
  @Test
  void workersThatShareABatchComputeWhatOneDoes() {
    Random random = new Random(72);
    float[] x = Arena.randoms(random, 7 * 3 * 4);
    float[] dy = Arena.randoms(random, x.length);
    float[] together = shared(1, x, dy);
    for (int workers = 2; workers <= 3; workers++) {
      float[] once = shared(workers, x, dy);
      assertThat(once).containsExactly(together, within(1e-6f));
      assertThat(shared(workers, x, dy)).containsExactly(once);
    }
  }

  /** The gradient by x of 7 samples, and behind it the statistics of each worker. */
  private static float[] shared(int workers, float[] x, float[] dy) {
    Meeting meeting = new Meeting(workers);
    float[] dx = new float[x.length];
    float[][] kept = new float[workers][9];
    try (Crew crew = new Crew(workers, "test")) {
      crew.run(
          workers,
          part -> {
            int from = 7 * part / workers;
            int n = 7 * (part + 1) / workers - from;
            int at = from * 12;
            float[] own = kept[part];
            Exchange exchange = meeting.of(part);
            BatchNormalization.statistics(n, 3, 4, exchange, "it", x, at, own, 0, own, 3, own, 6);
            BatchNormalization.backwardInput(
                n, 3, 4, 0.1f, exchange, x, at, own, 0, own, 3, dy, at, dx, at, Scratch.of(0));
          });
    }
    for (float[] each : kept) {
      assertThat(each).containsExactly(kept[0]);
    }
    float[] all = Arrays.copyOf(dx, dx.length + 9);
    System.arraycopy(kept[0], 0, all, dx.length, 9);
    return all;
  }

  @Test
  void statisticsOfNumbersFarFromZeroKeepTheirDigits() {
    float[] x = {10_000f, 10_001f, 10_002f, 10_003f};
    float[] kept = new float[3];
    BatchNormalization.statistics(2, 1, 2, Exchange.ALONE, "it", x, 0, kept, 0, kept, 1, kept, 2);
    assertThat(kept).containsExactly(10_001.5f, 1.25f, 5 / 3f);
  }

  @Test
  void oneElementOfAChannelIsRefusedByName() {
    float[] kept = new float[9];
    assertThatThrownBy(
            () ->
                BatchNormalization.statistics(
                    1, 3, 1, Exchange.ALONE, "net.hidden", kept, 0, kept, 0, kept, 3, kept, 6))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("net.hidden is given one element of each channel");
  }

  @Test
  void whatIsRememberedMovesByTheMomentum() {
    float[] memory = {1f, -2f};
    BatchNormalization.remember(2, 0.25f, new float[] {5f, 2f}, 0, memory, 0);
    assertThat(memory).containsExactly(2f, -1f);
    BatchNormalization.remember(2, 0f, new float[] {9f, 9f}, 0, memory, 0);
    assertThat(memory).containsExactly(2f, -1f);
  }
}
