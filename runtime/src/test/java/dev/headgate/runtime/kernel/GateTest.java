package dev.headgate.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Activations of the form x times a smooth step, and the other rectifiers with exponentials. */
class GateTest {

  private static final double STEP = 1e-5;

  private interface Forward {
    void run(int count, float[] x, int xAt, float[] y, int yAt);
  }

  private interface Backward {
    void run(int count, float[] x, int xAt, float[] dy, int dyAt, float[] dx, int dxAt);
  }

  /** An activation with its formula, and what it tends to far from 0. */
  private enum Gate {
    SILU(Silu::forward, Silu::backward, x -> x / (1 + Math.exp(-x)), 0),
    GELU(Gelu::forward, Gelu::backward, x -> x * (1 + erf(x / Math.sqrt(2))) / 2, 0),
    TANH_GELU(
        TanhGelu::forward,
        TanhGelu::backward,
        x -> x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x))) / 2,
        0),
    SOFTPLUS(
        (n, x, xAt, y, yAt) -> Softplus.forward(n, 1.5f, 20f, x, xAt, y, yAt),
        (n, x, xAt, dy, dyAt, dx, dxAt) ->
            Softplus.backward(n, 1.5f, 20f, x, xAt, dy, dyAt, dx, dxAt),
        x -> Math.max(x, 0) + Math.log1p(Math.exp(-1.5 * Math.abs(x))) / 1.5,
        0),
    ELU(
        (n, x, xAt, y, yAt) -> Elu.forward(n, 2.5f, x, xAt, y, yAt),
        GateTest::eluBackwardFromInput,
        x -> x > 0 ? x : 2.5 * Math.expm1(x),
        -2.5f);

    private final Forward forward;
    private final Backward backward;
    private final DoubleUnaryOperator formula;
    private final float lowest;

    Gate(Forward forward, Backward backward, DoubleUnaryOperator formula, float lowest) {
      this.forward = forward;
      this.backward = backward;
      this.formula = formula;
      this.lowest = lowest;
    }
  }

  private static void eluBackwardFromInput(
      int count, float[] x, int xAt, float[] dy, int dyAt, float[] dx, int dxAt) {
    float[] y = new float[count];
    Elu.forward(count, 2.5f, x, xAt, y, 0);
    Elu.backward(count, 2.5f, y, 0, dy, dyAt, dx, dxAt);
  }

  /** Abramowitz and Stegun, <i>Handbook of mathematical functions</i>, 7.1.6. */
  private static double erf(double z) {
    if (Math.abs(z) > 6) {
      return Math.signum(z);
    }
    double sum = 0;
    double term = z;
    for (int n = 1; Math.abs(term) > 1e-18 * Math.abs(sum); n++) {
      sum += term;
      term *= 2 * z * z / (2 * n + 1);
    }
    return 2 / Math.sqrt(Math.PI) * Math.exp(-z * z) * sum;
  }

  @ParameterizedTest
  @EnumSource
  void valuesEqualTheFormulaEverywhere(Implementation implementation) {
    int count = 1 << 17;
    float[] x = new float[count];
    for (int i = 0; i < count; i++) {
      float size = (float) (30.0 * Math.exp(-20.0 * i / count));
      x[i] = i % 2 == 0 ? size : -size;
    }
    float[] y = new float[count];
    for (Gate gate : Gate.values()) {
      implementation.run(() -> gate.forward.run(count, x, 0, y, 0));
      for (int i = 0; i < count; i++) {
        double expected = gate.formula.applyAsDouble(x[i]);
        double allowed = 3e-7 * Math.max(Math.abs(expected), Math.min(1, Math.abs(x[i])));
        if (!(Math.abs(y[i] - expected) <= allowed)) {
          assertThat((double) y[i]).as("%s(%s)", gate, x[i]).isCloseTo(expected, within(allowed));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void gradientsEqualDifferencesOfTheFormula(Implementation implementation) {
    Random random = new Random(44);
    for (Gate gate : Gate.values()) {
      for (int count = 1; count < 150; count++) {
        float[] values = Arena.randoms(random, count);
        for (int i = 0; i < count; i++) {
          values[i] *= 12 * random.nextFloat();
          values[i] += Math.copySign(1e-3f, values[i]); // ELU bends at 0
        }
        Arena arena = new Arena(random);
        int x = arena.add(values);
        int dx = arena.add(Arena.garbage(count));
        int dy = arena.addRandom(count);
        float[] data = arena.seal();
        double[] expected = new double[count];
        for (int i = 0; i < count; i++) {
          double above = gate.formula.applyAsDouble(values[i] + STEP);
          double below = gate.formula.applyAsDouble(values[i] - STEP);
          expected[i] = data[dy + i] * (above - below) / (2 * STEP);
        }
        int n = count;
        String what = gate + " of " + n;
        float[] original = data.clone();
        for (int result : new int[] {dx, x, dy}) {
          System.arraycopy(original, 0, data, 0, data.length);
          Arena.Expectation before = arena.before();
          implementation.run(() -> gate.backward.run(n, data, x, data, dy, data, result));
          before.becomes(result, expected, 1e-6, what);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void farFromZeroTheyAreConstantOrTheInput(Implementation implementation) {
    float infinity = Float.POSITIVE_INFINITY;
    float[] far = {infinity, Float.MAX_VALUE, 300f, -infinity, -Float.MAX_VALUE, -300f, Float.NaN};
    int count = far.length * 17;
    float[] x = new float[count];
    float[] ones = new float[count];
    for (int i = 0; i < count; i++) {
      x[i] = far[i % far.length];
      ones[i] = 1f;
    }
    float[] y = new float[count];
    float[] dx = new float[count];
    for (Gate gate : Gate.values()) {
      implementation.run(() -> gate.forward.run(count, x, 0, y, 0));
      implementation.run(() -> gate.backward.run(count, x, 0, ones, 0, dx, 0));
      for (int i = 0; i < count; i++) {
        float limit = x[i] < 0 ? gate.lowest : x[i];
        float slope = x[i] < 0 ? 0f : x[i] > 0 ? 1f : Float.NaN;
        assertThat(y[i] + 0f).as("%s(%s)", gate, x[i]).isEqualTo(Float.valueOf(limit));
        assertThat(dx[i] + 0f).as("slope of %s(%s)", gate, x[i]).isEqualTo(Float.valueOf(slope));
      }
    }
  }
}
