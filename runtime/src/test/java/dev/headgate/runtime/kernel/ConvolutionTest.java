package dev.headgate.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConvolutionTest {

  private static final int CASES = 400;
  private static final double TOLERANCE = 4e-5;

  @ParameterizedTest
  @EnumSource
  void forwardEqualsTheFormula(Implementation implementation) {
    Random random = new Random(11);
    for (int i = 0; i < CASES; i++) {
      ConvolutionCase c = ConvolutionCase.random(random);
      ConvolutionGeometry g = c.geometry();
      Arena arena = new Arena(random);
      int w = arena.addRandom(c.weights());
      int y = arena.add(Arena.garbage(c.outputs()));
      int bias = arena.addRandom(c.filters());
      int x = arena.addRandom(c.inputs());
      float[] data = arena.seal();
      double[] plain = c.forward(arena.read(x, c.inputs()), arena.read(w, c.weights()));
      double[] biased =
          ConvolutionCase.plusBias(
              plain, arena.read(bias, c.filters()), c.outHeight() * c.outWidth());
      Scratch scratch = Arena.scratch(g.scratch(), i % 3 + 1);
      Arena.Expectation before = arena.before();
      implementation.run(() -> Convolution.forward(g, c.n(), data, x, data, w, data, y, scratch));
      before.becomes(y, plain, TOLERANCE, c);
      implementation.run(
          () -> Convolution.forward(g, c.n(), data, x, data, w, data, bias, data, y, scratch));
      before.becomes(y, biased, TOLERANCE, c + " with bias");
    }
  }

  @ParameterizedTest
  @EnumSource
  void gradientOfTheInputEqualsTheFormula(Implementation implementation) {
    Random random = new Random(12);
    for (int i = 0; i < CASES; i++) {
      ConvolutionCase c = ConvolutionCase.random(random);
      ConvolutionGeometry g = c.geometry();
      Arena arena = new Arena(random);
      int dx = arena.add(Arena.garbage(c.inputs()));
      int dy = arena.addRandom(c.outputs());
      int w = arena.addRandom(c.weights());
      float[] data = arena.seal();
      double[] expected = c.backwardInput(arena.read(dy, c.outputs()), arena.read(w, c.weights()));
      Scratch scratch = Arena.scratch(g.scratch(), i % 3 + 1);
      Arena.Expectation before = arena.before();
      implementation.run(
          () -> Convolution.backwardInput(g, c.n(), data, dy, data, w, data, dx, scratch));
      before.becomes(dx, expected, TOLERANCE, c);
    }
  }

  @ParameterizedTest
  @EnumSource
  void gradientOfTheWeightsIsAddedOrOverwritesWhereAsked(Implementation implementation) {
    Random random = new Random(13);
    for (int i = 0; i < CASES; i++) {
      ConvolutionCase c = ConvolutionCase.random(random);
      ConvolutionGeometry g = c.geometry();
      Arena arena = new Arena(random);
      int x = arena.addRandom(c.inputs());
      int dw = arena.addRandom(c.weights());
      int dy = arena.addRandom(c.outputs());
      float[] data = arena.seal();
      double[] once = c.backwardWeight(arena.read(x, c.inputs()), arena.read(dy, c.outputs()));
      double[] expected = ConvolutionCase.plus(arena.read(dw, c.weights()), once);
      Scratch scratch = Arena.scratch(g.scratch(), i % 3 + 1);
      Arena.Expectation before = arena.before();
      implementation.run(
          () -> Convolution.backwardWeight(g, c.n(), data, x, data, dy, data, dw, scratch));
      before.becomes(dw, expected, 10 * TOLERANCE, c);
      Arrays.fill(data, dw, dw + c.weights(), Float.NaN);
      Scratch asked = scratch.overwrite(true);
      implementation.run(
          () -> Convolution.backwardWeight(g, c.n(), data, x, data, dy, data, dw, asked));
      before.becomes(dw, once, 10 * TOLERANCE, c + " overwritten");
    }
  }

  @ParameterizedTest
  @EnumSource
  void gradientsEqualCentralDifferencesOfTheForwardFormula(Implementation implementation) {
    Random random = new Random(14);
    for (int i = 0; i < 25; i++) {
      ConvolutionCase c = ConvolutionCase.random(random);
      double[] x = toDouble(Arena.randoms(random, c.inputs()));
      double[] w = toDouble(Arena.randoms(random, c.weights()));
      float[] dy = Arena.randoms(random, c.outputs());
      float[] dx = new float[c.inputs()];
      float[] dw = new float[c.weights()];
      ConvolutionGeometry g = c.geometry();
      Scratch scratch = Arena.scratch(g.scratch(), i % 3 + 1);
      implementation.run(
          () -> {
            Convolution.backwardInput(g, c.n(), dy, 0, toFloat(w), 0, dx, 0, scratch);
            Convolution.backwardWeight(g, c.n(), toFloat(x), 0, dy, 0, dw, 0, scratch);
          });
      for (int k = 0; k < 3; k++) {
        int xi = random.nextInt(x.length);
        int wi = random.nextInt(w.length);
        assertThat((double) dx[xi])
            .as("dx[%d] of %s", xi, c)
            .isCloseTo(difference(x, xi, () -> dot(c.forward(x, w), dy)), within(TOLERANCE));
        assertThat((double) dw[wi])
            .as("dw[%d] of %s", wi, c)
            .isCloseTo(difference(w, wi, () -> dot(c.forward(x, w), dy)), within(10 * TOLERANCE));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void theSameInputsGiveTheSameBits(Implementation implementation) {
    Random random = new Random(15);
    ConvolutionCase c = new ConvolutionCase(2, 1, 3, 40, 37, 7, 40, 37, 3, 3, 1, 1, 1, 1, 1, 1);
    ConvolutionGeometry g = c.geometry();
    float[] x = Arena.randoms(random, c.inputs());
    float[] w = Arena.randoms(random, c.weights());
    float[] dy = Arena.randoms(random, c.outputs());
    float[][] first = new float[3][];
    for (int run = 0; run < 300; run++) {
      float[][] results = {new float[c.outputs()], new float[c.inputs()], new float[c.weights()]};
      Scratch scratch = Arena.scratch(g.scratch(), 2);
      implementation.run(
          () -> {
            Convolution.forward(g, c.n(), x, 0, w, 0, results[0], 0, scratch);
            Convolution.backwardInput(g, c.n(), dy, 0, w, 0, results[1], 0, scratch);
            Convolution.backwardWeight(g, c.n(), x, 0, dy, 0, results[2], 0, scratch);
          });
      if (run == 0) {
        first = results;
      }
      assertThat(results).as("run %d", run).isDeepEqualTo(first);
    }
  }

  private static double difference(double[] values, int i, DoubleSupplier f) {
    double value = values[i];
    values[i] = value + 1e-3;
    double above = f.getAsDouble();
    values[i] = value - 1e-3;
    double below = f.getAsDouble();
    values[i] = value;
    return (above - below) / 2e-3;
  }

  private static double dot(double[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < b.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double[] toDouble(float[] values) {
    double[] copy = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      copy[i] = values[i];
    }
    return copy;
  }

  private static float[] toFloat(double[] values) {
    float[] copy = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      copy[i] = (float) values[i];
    }
    return copy;
  }
}
