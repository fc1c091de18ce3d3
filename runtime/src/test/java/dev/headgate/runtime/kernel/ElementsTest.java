package dev.headgate.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Threads that share planes make what one makes of all elements, which other tests check. */
class ElementsTest {

  /** The two forms of a kernel that overwrites y. */
  private interface Gradient {
    void all(int count, float scale, float[] a, int aAt, float[] b, int bAt, float[] y, int yAt);
  }

  private interface SharedGradient {
    void run(
        int planes,
        int positions,
        float scale,
        float[] a,
        int aAt,
        float[] b,
        int bAt,
        float[] y,
        int yAt,
        Scratch scratch);
  }

  private interface Loss {
    double all(int count, float[] a, int aAt, float[] b, int bAt);
  }

  private interface SharedLoss {
    double run(int planes, int positions, float[] a, int aAt, float[] b, int bAt, Scratch scratch);
  }

  private static void check(
      Implementation implementation,
      Loss loss,
      SharedLoss sharedLoss,
      Gradient gradient,
      SharedGradient shared) {
    Random random = new Random(61);
    for (int i = 0; i < 60; i++) {
      int parts = 1 + i % 5;
      int planes = 1 + random.nextInt(40);
      int positions = 1 + random.nextInt(i % 3 == 0 ? 5 : 900);
      int count = planes * positions;
      String sizes = planes + " planes of " + positions + ", parts " + parts;
      Arena arena = new Arena(random);
      float[] probabilities = new float[count];
      for (int k = 0; k < count; k++) {
        probabilities[k] = 0.02f + 0.96f * random.nextFloat();
      }
      int a = arena.add(probabilities);
      int y = arena.add(Arena.garbage(count));
      int b = arena.addRandom(count);
      float[] data = arena.seal();
      float[] expected = new float[count];
      Scratch scratch = Arena.scratch(0, parts);
      implementation.run(
          () -> {
            assertThat(sharedLoss.run(planes, positions, data, a, data, b, scratch))
                .as(sizes)
                .isCloseTo(loss.all(count, data, a, data, b), Percentage.withPercentage(1e-3));
            gradient.all(count, 0.3f, data, a, data, b, expected, 0);
          });
      double[] wanted = new double[count];
      for (int k = 0; k < count; k++) {
        wanted[k] = expected[k];
      }
      Arena.Expectation before = arena.before();
      implementation.run(
          () -> shared.run(planes, positions, 0.3f, data, a, data, b, data, y, scratch));
      before.becomes(y, wanted, 2e-5, sizes); // other elements are the ends of vectors
    }
  }

  @ParameterizedTest
  @EnumSource
  void meanSquaredError(Implementation implementation) {
    check(
        implementation,
        MeanSquaredError::forward,
        MeanSquaredError::forward,
        MeanSquaredError::backwardPrediction,
        MeanSquaredError::backwardPrediction);
    check(
        implementation,
        MeanSquaredError::forward,
        MeanSquaredError::forward,
        MeanSquaredError::backwardTarget,
        MeanSquaredError::backwardTarget);
  }

  @ParameterizedTest
  @EnumSource
  void meanAbsoluteError(Implementation implementation) {
    check(
        implementation,
        MeanAbsoluteError::forward,
        MeanAbsoluteError::forward,
        MeanAbsoluteError::backwardPrediction,
        MeanAbsoluteError::backwardPrediction);
    check(
        implementation,
        MeanAbsoluteError::forward,
        MeanAbsoluteError::forward,
        MeanAbsoluteError::backwardTarget,
        MeanAbsoluteError::backwardTarget);
  }

  @ParameterizedTest
  @EnumSource
  void binaryCrossEntropy(Implementation implementation) {
    check(
        implementation,
        BinaryCrossEntropy::forward,
        BinaryCrossEntropy::forward,
        BinaryCrossEntropy::backwardPrediction,
        BinaryCrossEntropy::backwardPrediction);
    check(
        implementation,
        BinaryCrossEntropy::forward,
        BinaryCrossEntropy::forward,
        BinaryCrossEntropy::backwardTarget,
        BinaryCrossEntropy::backwardTarget);
  }

  @ParameterizedTest
  @EnumSource
  void binaryCrossEntropyWithLogits(Implementation implementation) {
    check(
        implementation,
        BinaryCrossEntropyWithLogits::forward,
        BinaryCrossEntropyWithLogits::forward,
        BinaryCrossEntropyWithLogits::backwardPrediction,
        BinaryCrossEntropyWithLogits::backwardPrediction);
    check(
        implementation,
        BinaryCrossEntropyWithLogits::forward,
        BinaryCrossEntropyWithLogits::forward,
        BinaryCrossEntropyWithLogits::backwardTarget,
        BinaryCrossEntropyWithLogits::backwardTarget);
  }

  @ParameterizedTest
  @EnumSource
  void additionOverASummand(Implementation implementation) {
    Random random = new Random(62);
    for (int parts = 1; parts <= 5; parts++) {
      int planes = 7;
      int positions = 401 + parts;
      Arena arena = new Arena(random);
      int a = arena.addRandom(planes * positions);
      int b = arena.addRandom(planes * positions);
      float[] data = arena.seal();
      double[] expected = new double[planes * positions];
      for (int k = 0; k < expected.length; k++) {
        expected[k] = data[a + k] + data[b + k];
      }
      Arena.Expectation before = arena.before();
      Scratch scratch = Arena.scratch(0, parts);
      implementation.run(
          () -> Addition.forward(planes, positions, data, a, data, b, data, a, scratch));
      before.becomes(a, expected, 0, "parts " + parts);
    }
  }
}
