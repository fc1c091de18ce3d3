package dev.headgate.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ElementwiseTest {

  private static final double EXACT = 0;
  private static final double ROUNDED = 3e-7;

  /** A kernel with two inputs and one result; those with one input ignore b. */
  private interface Kernel {
    void run(int count, float[] a, int aAt, float[] b, int bAt, float[] y, int yAt);
  }

  private static void check(
      Implementation implementation,
      Kernel kernel,
      double tolerance,
      DoubleBinaryOperator formula) {
    Random random = new Random(41);
    for (int count = 1; count < 150; count++) {
      Arena arena = new Arena(random);
      int a = arena.addRandom(count);
      int y = arena.add(Arena.garbage(count));
      int b = arena.addRandom(count);
      float[] data = arena.seal();
      double[] expected = new double[count];
      for (int i = 0; i < count; i++) {
        expected[i] = formula.applyAsDouble(data[a + i], data[b + i]);
      }
      int n = count;
      Arena.Expectation before = arena.before();
      implementation.run(() -> kernel.run(n, data, a, data, b, data, y));
      before.becomes(y, expected, tolerance, n + " elements");
      float[] original = data.clone();
      before = arena.before();
      implementation.run(() -> kernel.run(n, data, a, data, b, data, a));
      before.becomes(a, expected, tolerance, n + " elements in place of the first input");
      System.arraycopy(original, 0, data, 0, data.length);
      before = arena.before();
      implementation.run(() -> kernel.run(n, data, a, data, b, data, b));
      before.becomes(b, expected, tolerance, n + " elements in place of the second input");
    }
  }

  @ParameterizedTest
  @EnumSource
  void relu(Implementation implementation) {
    check(
        implementation,
        (n, a, aAt, b, bAt, y, yAt) -> Relu.forward(n, a, aAt, y, yAt),
        EXACT,
        (x, unused) -> Math.max(x, 0));
    check(implementation, Relu::backward, EXACT, (y, dy) -> y > 0 ? dy : 0);
  }

  @ParameterizedTest
  @EnumSource
  void leakyRelu(Implementation implementation) {
    check(
        implementation,
        (n, a, aAt, b, bAt, y, yAt) -> LeakyRelu.forward(n, 0.25f, a, aAt, y, yAt),
        EXACT,
        (x, unused) -> x > 0 ? x : 0.25 * x);
    check(
        implementation,
        (n, a, aAt, b, bAt, y, yAt) -> LeakyRelu.backward(n, 0.25f, a, aAt, b, bAt, y, yAt),
        EXACT,
        (y, dy) -> y > 0 ? dy : 0.25 * dy);
  }

  @ParameterizedTest
  @EnumSource
  void sigmoid(Implementation implementation) {
    check(
        implementation,
        (n, a, aAt, b, bAt, y, yAt) -> Sigmoid.forward(n, a, aAt, y, yAt),
        ROUNDED,
        (x, unused) -> 1 / (1 + Math.exp(-x)));
    check(implementation, Sigmoid::backward, 2 * ROUNDED, (y, dy) -> dy * y * (1 - y));
  }

  @ParameterizedTest
  @EnumSource
  void tanh(Implementation implementation) {
    check(
        implementation,
        (n, a, aAt, b, bAt, y, yAt) -> Tanh.forward(n, a, aAt, y, yAt),
        ROUNDED,
        (x, unused) -> Math.tanh(x));
    check(implementation, Tanh::backward, ROUNDED, (y, dy) -> dy * (1 - y * y));
  }

  @ParameterizedTest
  @EnumSource
  void elu(Implementation implementation) {
    check(
        implementation,
        (n, a, aAt, b, bAt, y, yAt) -> Elu.forward(n, 0.7f, a, aAt, y, yAt),
        ROUNDED,
        (x, unused) -> x > 0 ? x : 0.7f * Math.expm1(x));
    check(
        implementation,
        (n, a, aAt, b, bAt, y, yAt) -> Elu.backward(n, 0.7f, a, aAt, b, bAt, y, yAt),
        ROUNDED,
        (y, dy) -> y > 0 ? dy : dy * (y + 0.7f));
  }

  /** With elements on both sides of the threshold. */
  @ParameterizedTest
  @EnumSource
  void softplus(Implementation implementation) {
    check(
        implementation,
        (n, a, aAt, b, bAt, y, yAt) -> Softplus.forward(n, 2f, 1.5f, a, aAt, y, yAt),
        ROUNDED,
        (x, unused) -> 2 * x > 1.5 ? x : Math.log1p(Math.exp(2 * x)) / 2);
    check(
        implementation,
        (n, a, aAt, b, bAt, y, yAt) -> Softplus.backward(n, 2f, 1.5f, a, aAt, b, bAt, y, yAt),
        ROUNDED,
        (x, dy) -> 2 * x > 1.5 ? dy : dy / (1 + Math.exp(-2 * x)));
  }

  @ParameterizedTest
  @EnumSource
  void multiplicationAndSubtraction(Implementation implementation) {
    check(implementation, Multiplication::forward, ROUNDED, (a, b) -> a * b);
    check(implementation, Subtraction::forward, ROUNDED, (a, b) -> a - b);
    check(
        implementation,
        (n, a, aAt, b, bAt, y, yAt) -> Subtraction.backwardSecond(n, a, aAt, y, yAt),
        EXACT,
        (dy, unused) -> -dy);
  }

  @ParameterizedTest
  @EnumSource
  void additionAndTheGradientStep(Implementation implementation) {
    check(
        implementation,
        (n, a, aAt, b, bAt, y, yAt) ->
            Addition.forward(1, n, a, aAt, b, bAt, y, yAt, Scratch.of(0)),
        ROUNDED,
        Double::sum);
    Random random = new Random(42);
    for (int n = 1; n < 150; n++) {
      int count = n;
      Arena arena = new Arena(random);
      int parameter = arena.addRandom(n);
      int gradient = arena.addRandom(n);
      float[] data = arena.seal();
      double[] expected = new double[n];
      for (int i = 0; i < n; i++) {
        expected[i] = data[parameter + i] - 0.3 * data[gradient + i];
      }
      Arena.Expectation before = arena.before();
      implementation.run(() -> Update.subtractScaled(count, 0.3f, data, gradient, data, parameter));
      before.becomes(parameter, expected, ROUNDED, count);
    }
  }

  @ParameterizedTest
  @EnumSource
  void sigmoidAndTanhAreWithinThreeUnitsInTheLastPlaceEverywhere(Implementation implementation) {
    int count = 1 << 20;
    float[] x = new float[count];
    for (int i = 0; i < count; i++) {
      x[i] = i % 2 == 0 ? -110f + 130f * i / count : (float) Math.exp(-30.0 * i / count) * 10f;
    }
    float[] y = new float[count];
    implementation.run(() -> Sigmoid.forward(count, x, 0, y, 0));
    for (int i = 0; i < count; i++) {
      assertClose("sigmoid", x[i], y[i], 1 / (1 + Math.exp(-(double) x[i])));
    }
    implementation.run(() -> Tanh.forward(count, x, 0, y, 0));
    for (int i = 0; i < count; i++) {
      assertClose("tanh", x[i], y[i], Math.tanh(x[i]));
    }
  }

  private static void assertClose(String name, float x, float actual, double expected) {
    double units = Math.abs(actual - expected) / Math.ulp((float) expected);
    if (!(units <= 3)) {
      assertThat(units)
          .as("%s(%s) = %s, not %s: error in ulp", name, x, actual, expected)
          .isLessThanOrEqualTo(3);
    }
  }

  @ParameterizedTest
  @EnumSource
  void activationsOfExtremeValues(Implementation implementation) {
    float infinity = Float.POSITIVE_INFINITY;
    float[] one = {
      Float.NaN, infinity, -infinity, 0f, -0f, Float.MAX_VALUE, -Float.MAX_VALUE, 200f, -200f
    };
    int count = one.length * 16;
    float[] x = new float[count];
    for (int i = 0; i < count; i++) {
      x[i] = one[i % one.length];
    }
    float[] y = new float[count];
    implementation.run(() -> Sigmoid.forward(count, x, 0, y, 0));
    for (int i = 0; i < count; i++) {
      assertThat(y[i])
          .as("sigmoid(%s)", x[i])
          .isEqualTo(Float.valueOf((float) (1 / (1 + Math.exp(-x[i])))));
    }
    implementation.run(() -> Tanh.forward(count, x, 0, y, 0));
    for (int i = 0; i < count; i++) {
      assertThat(y[i]).as("tanh(%s)", x[i]).isEqualTo(Float.valueOf((float) Math.tanh(x[i])));
    }
    implementation.run(() -> Relu.forward(count, x, 0, y, 0));
    for (int i = 0; i < count; i++) {
      assertThat(y[i]).as("relu(%s)", x[i]).isEqualTo(Float.valueOf(Math.max(x[i], 0f)));
    }
    implementation.run(() -> LeakyRelu.forward(count, 0.5f, x, 0, y, 0));
    for (int i = 0; i < count; i++) {
      assertThat(y[i])
          .as("leakyRelu(%s)", x[i])
          .isEqualTo(Float.valueOf(x[i] > 0 ? x[i] : 0.5f * x[i]));
    }
  }

  @ParameterizedTest
  @EnumSource
  void gradientOfABiasIsAdded(Implementation implementation) {
    Random random = new Random(43);
    for (int i = 0; i < 300; i++) {
      int n = 1 + random.nextInt(3);
      int channels = 1 + random.nextInt(6);
      int plane = 1 + random.nextInt(i % 20 == 0 ? 3000 : 60);
      int parts = 1 + i % 4;
      Arena arena = new Arena(random);
      int dBias = arena.addRandom(channels);
      int dy = arena.addRandom(n * channels * plane);
      float[] data = arena.seal();
      double[] expected = arena.read(dBias, channels);
      for (int k = 0; k < n * channels * plane; k++) {
        expected[k / plane % channels] += data[dy + k];
      }
      Arena.Expectation before = arena.before();
      implementation.run(
          () -> Bias.backward(n, channels, plane, data, dy, data, dBias, Arena.scratch(0, parts)));
      before.becomes(
          dBias, expected, 2e-5, n + " x " + channels + " x " + plane + ", parts " + parts);
    }
  }
}
