package dev.headgate.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LossTest {

  private static final Scratch SCRATCH = Scratch.of(0);

  interface Forward {
    double run(int planes, int positions, float[] p, int pAt, float[] t, int tAt, Scratch scratch);
  }

  interface Backward {
    void run(
        int planes,
        int positions,
        float scale,
        float[] p,
        int pAt,
        float[] t,
        int tAt,
        float[] d,
        int dAt,
        Scratch scratch);
  }

  /** Checks value and both gradients, the latter against central differences of the formula. */
  private static void check(
      Implementation implementation,
      Forward forward,
      Backward byPrediction,
      Backward byTarget,
      boolean probabilities,
      DoubleBinaryOperator formula) {
    Random random = new Random(51);
    for (int i = 0; i < 200; i++) {
      int planes = 1 + i % 3;
      int positions = 1 + random.nextInt(i % 20 == 0 ? 5000 : 90);
      int count = planes * positions;
      Scratch scratch = Arena.scratch(0, 1 + i / 20 % 4);
      Arena arena = new Arena(random);
      float[] predictions = Arena.randoms(random, count);
      float[] targets = new float[count];
      for (int k = 0; k < count; k++) {
        predictions[k] = probabilities ? 0.02f + 0.96f * random.nextFloat() : 6 * predictions[k];
        targets[k] = random.nextFloat();
        if (!probabilities && Math.abs(predictions[k] - targets[k]) < 1e-4f) {
          predictions[k] += 1e-3f; // where they are equal the absolute error has no derivative
        }
      }
      int p = arena.add(predictions);
      int d = arena.add(Arena.garbage(count));
      int t = arena.add(targets);
      float[] data = arena.seal();
      double sum = 0;
      double[] dp = new double[count];
      double[] dt = new double[count];
      for (int k = 0; k < count; k++) {
        double a = data[p + k];
        double b = data[t + k];
        double h = 1e-5;
        sum += formula.applyAsDouble(a, b);
        dp[k] =
            0.7f * (formula.applyAsDouble(a + h, b) - formula.applyAsDouble(a - h, b)) / (2 * h);
        dt[k] =
            0.7f * (formula.applyAsDouble(a, b + h) - formula.applyAsDouble(a, b - h)) / (2 * h);
      }
      double expected = sum;
      implementation.run(
          () ->
              assertThat(forward.run(planes, positions, data, p, data, t, scratch))
                  .as("loss of %d elements", count)
                  .isCloseTo(expected, Percentage.withPercentage(5e-5)));
      Arena.Expectation before = arena.before();
      implementation.run(
          () -> byPrediction.run(planes, positions, 0.7f, data, p, data, t, data, d, scratch));
      before.becomes(d, dp, 2e-5, "prediction gradient of " + count);
      implementation.run(
          () -> byTarget.run(planes, positions, 0.7f, data, p, data, t, data, d, scratch));
      before.becomes(d, dt, 2e-5, "target gradient of " + count);
    }
  }

  @ParameterizedTest
  @EnumSource
  void meanSquaredError(Implementation implementation) {
    check(
        implementation,
        MeanSquaredError::forward,
        MeanSquaredError::backwardPrediction,
        MeanSquaredError::backwardTarget,
        false,
        (p, t) -> (p - t) * (p - t));
  }

  @ParameterizedTest
  @EnumSource
  void binaryCrossEntropy(Implementation implementation) {
    check(
        implementation,
        BinaryCrossEntropy::forward,
        BinaryCrossEntropy::backwardPrediction,
        BinaryCrossEntropy::backwardTarget,
        true,
        (p, t) -> -(t * Math.log(p + 1e-12) + (1 - t) * Math.log(1 - p + 1e-12)));
  }

  @ParameterizedTest
  @EnumSource
  void binaryCrossEntropyWithLogits(Implementation implementation) {
    check(
        implementation,
        BinaryCrossEntropyWithLogits::forward,
        BinaryCrossEntropyWithLogits::backwardPrediction,
        BinaryCrossEntropyWithLogits::backwardTarget,
        false,
        (z, t) -> Math.max(z, 0) - z * t + Math.log1p(Math.exp(-Math.abs(z))));
  }

  @ParameterizedTest
  @EnumSource
  void meanAbsoluteError(Implementation implementation) {
    check(
        implementation,
        MeanAbsoluteError::forward,
        MeanAbsoluteError::backwardPrediction,
        MeanAbsoluteError::backwardTarget,
        false,
        (p, t) -> Math.abs(p - t));
  }

  @ParameterizedTest
  @EnumSource
  void huber(Implementation implementation) {
    for (float delta : new float[] {0.1f, 1, 2.5f}) {
      check(
          implementation,
          (planes, positions, p, pAt, t, tAt, scratch) ->
              Huber.forward(planes, positions, delta, p, pAt, t, tAt, scratch),
          (planes, positions, scale, p, pAt, t, tAt, d, dAt, scratch) ->
              Huber.backwardPrediction(
                  planes, positions, delta, scale, p, pAt, t, tAt, d, dAt, scratch),
          (planes, positions, scale, p, pAt, t, tAt, d, dAt, scratch) ->
              Huber.backwardTarget(
                  planes, positions, delta, scale, p, pAt, t, tAt, d, dAt, scratch),
          false,
          (p, t) -> {
            double size = Math.abs(p - t);
            return size <= delta ? size * size / 2 : delta * (size - (double) delta / 2);
          });
    }
  }

  @ParameterizedTest
  @EnumSource
  void meanOf(Implementation implementation) {
    Random random = new Random(52);
    for (int count : new int[] {1, 7, 64, 5000}) {
      Arena arena = new Arena(random);
      int x = arena.addRandom(count);
      int d = arena.add(Arena.garbage(count));
      float[] data = arena.seal();
      double sum = Arrays.stream(arena.read(x, count)).sum();
      implementation.run(
          () -> assertThat(MeanOf.forward(count, data, x)).isCloseTo(sum, within(1e-4)));
      double[] gradient = new double[count];
      Arrays.fill(gradient, 0.7f);
      Arena.Expectation before = arena.before();
      implementation.run(() -> MeanOf.backward(count, 0.7f, data, d));
      before.becomes(d, gradient, 0, count + " elements");
    }
  }

  @ParameterizedTest
  @EnumSource
  void absoluteErrorOfEqualsHasNoGradient(Implementation implementation) {
    float[] p = filled(40, 0.3f);
    float[] t = filled(40, 0.3f);
    p[7] = Math.nextUp(0.3f);
    float[] d = filled(40, Float.NaN);
    float[] expected = filled(40, 0f);
    expected[7] = 0.5f;
    implementation.run(
        () -> MeanAbsoluteError.backwardPrediction(1, 40, 0.5f, p, 0, t, 0, d, 0, SCRATCH));
    assertThat(d).containsExactly(expected, within(0f));
  }

  @ParameterizedTest
  @EnumSource
  void nanInAnyPlaceReachesTheGradient(Implementation implementation) {
    for (int i = 0; i < 40; i++) {
      float[] p = filled(40, 0.5f);
      float[] t = filled(40, 0.25f);
      p[i] = Float.NaN;
      float[] d = new float[40];
      int at = i;
      implementation.run(
          () -> {
            MeanAbsoluteError.backwardPrediction(1, 40, 1f, p, 0, t, 0, d, 0, SCRATCH);
            assertThat(d[at]).isNaN();
            Huber.backwardPrediction(1, 40, 1f, 1f, p, 0, t, 0, d, 0, SCRATCH);
            assertThat(d[at]).isNaN();
          });
    }
  }

  @ParameterizedTest
  @EnumSource
  void crossEntropyOfSaturatedPredictionsIsFinite(Implementation implementation) {
    for (float p : new float[] {0f, 1f, 1e-20f, 1e-6f, 1f - 1e-6f}) {
      for (float t : new float[] {0f, 1f}) {
        float[] ps = filled(40, p);
        float[] ts = filled(40, t);
        double expected =
            -(t * Math.log((double) p + 1e-12) + (1 - t) * Math.log(1 - (double) p + 1e-12));
        implementation.run(
            () ->
                assertThat(BinaryCrossEntropy.forward(1, 40, ps, 0, ts, 0, SCRATCH) / 40)
                    .as("loss of %s for target %s", p, t)
                    .isCloseTo(expected, within(1e-11 + 1e-6 * Math.abs(expected))));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void crossEntropyOfExtremeLogitsDoesNotOverflow(Implementation implementation) {
    float[] logits = filled(40, 300f);
    float[] zeros = filled(40, 0f);
    float[] ones = filled(40, 1f);
    implementation.run(
        () -> {
          assertThat(BinaryCrossEntropyWithLogits.forward(1, 40, logits, 0, zeros, 0, SCRATCH))
              .isEqualTo(12000);
          assertThat(BinaryCrossEntropyWithLogits.forward(1, 40, logits, 0, ones, 0, SCRATCH))
              .isCloseTo(0, within(1e-100));
        });
  }

  @ParameterizedTest
  @EnumSource
  void nanInAnyPlaceReachesTheLoss(Implementation implementation) {
    for (int i = 0; i < 40; i++) {
      float[] p = filled(40, 0.5f);
      float[] t = filled(40, 0.5f);
      p[i] = Float.NaN;
      implementation.run(
          () -> {
            assertThat(MeanSquaredError.forward(1, 40, p, 0, t, 0, SCRATCH)).isNaN();
            assertThat(MeanAbsoluteError.forward(1, 40, p, 0, t, 0, SCRATCH)).isNaN();
            assertThat(Huber.forward(1, 40, 1f, p, 0, t, 0, SCRATCH)).isNaN();
            assertThat(MeanOf.forward(40, p, 0)).isNaN();
            assertThat(BinaryCrossEntropy.forward(1, 40, p, 0, t, 0, SCRATCH)).isNaN();
            assertThat(BinaryCrossEntropyWithLogits.forward(1, 40, p, 0, t, 0, SCRATCH)).isNaN();
          });
    }
  }

  private static float[] filled(int size, float value) {
    float[] values = new float[size];
    Arrays.fill(values, value);
    return values;
  }
}
