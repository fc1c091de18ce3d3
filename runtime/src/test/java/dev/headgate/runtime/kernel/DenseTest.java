package dev.headgate.runtime.kernel;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DenseTest {

  private static final double TOLERANCE = 4e-5;

  private record Shape(int n, int inputs, int units) {
    static Shape random(Random random) {
      return new Shape(
          1 + random.nextInt(random.nextInt(20) == 0 ? 150 : 9),
          1 + random.nextInt(random.nextInt(8) == 0 ? 300 : 60),
          1 + random.nextInt(30));
    }

    double[] forward(double[] x, double[] w) {
      double[] y = new double[n * units];
      for (int i = 0; i < n * units * inputs; i++) {
        int s = i / inputs / units;
        int u = i / inputs % units;
        y[s * units + u] += x[s * inputs + i % inputs] * w[u * inputs + i % inputs];
      }
      return y;
    }

    double[] backwardInput(double[] dy, double[] w) {
      double[] dx = new double[n * inputs];
      for (int i = 0; i < n * units * inputs; i++) {
        int s = i / inputs / units;
        int u = i / inputs % units;
        dx[s * inputs + i % inputs] += dy[s * units + u] * w[u * inputs + i % inputs];
      }
      return dx;
    }

    double[] backwardWeight(double[] x, double[] dy) {
      double[] dw = new double[units * inputs];
      for (int i = 0; i < n * units * inputs; i++) {
        int s = i / inputs / units;
        int u = i / inputs % units;
        dw[u * inputs + i % inputs] += dy[s * units + u] * x[s * inputs + i % inputs];
      }
      return dw;
    }
  }

  @ParameterizedTest
  @EnumSource
  void forwardEqualsTheFormula(Implementation implementation) {
    Random random = new Random(21);
    for (int i = 0; i < 500; i++) {
      Shape c = Shape.random(random);
      DenseGeometry g = DenseGeometry.of(c.inputs, c.units);
      Scratch scratch = Arena.scratch(g.scratch(), 1);
      Arena arena = new Arena(random);
      int w = arena.addRandom(c.units * c.inputs);
      int y = arena.add(Arena.garbage(c.n * c.units));
      int x = arena.addRandom(c.n * c.inputs);
      int bias = arena.addRandom(c.units);
      float[] data = arena.seal();
      double[] plain = c.forward(arena.read(x, c.n * c.inputs), arena.read(w, c.units * c.inputs));
      double[] biased = ConvolutionCase.plusBias(plain, arena.read(bias, c.units), 1);
      Arena.Expectation before = arena.before();
      implementation.run(() -> Dense.forward(g, c.n, data, x, data, w, data, y, scratch));
      before.becomes(y, plain, TOLERANCE, c);
      implementation.run(
          () -> Dense.forward(g, c.n, data, x, data, w, data, bias, data, y, scratch));
      before.becomes(y, biased, TOLERANCE, c);
    }
  }

  @ParameterizedTest
  @EnumSource
  void gradientOfTheInputEqualsTheFormula(Implementation implementation) {
    Random random = new Random(22);
    for (int i = 0; i < 500; i++) {
      Shape c = Shape.random(random);
      DenseGeometry g = DenseGeometry.of(c.inputs, c.units);
      Scratch scratch = Arena.scratch(g.scratch(), 1);
      Arena arena = new Arena(random);
      int w = arena.addRandom(c.units * c.inputs);
      int dy = arena.addRandom(c.n * c.units);
      int dx = arena.add(Arena.garbage(c.n * c.inputs));
      float[] data = arena.seal();
      double[] expected =
          c.backwardInput(arena.read(dy, c.n * c.units), arena.read(w, c.units * c.inputs));
      Arena.Expectation before = arena.before();
      implementation.run(() -> Dense.backwardInput(g, c.n, data, dy, data, w, data, dx, scratch));
      before.becomes(dx, expected, TOLERANCE, c);
    }
  }

  @ParameterizedTest
  @EnumSource
  void gradientOfTheWeightsIsAdded(Implementation implementation) {
    Random random = new Random(23);
    for (int i = 0; i < 500; i++) {
      Shape c = Shape.random(random);
      DenseGeometry g = DenseGeometry.of(c.inputs, c.units);
      Scratch scratch = Arena.scratch(g.scratch(), 1);
      Arena arena = new Arena(random);
      int dw = arena.addRandom(c.units * c.inputs);
      int dy = arena.addRandom(c.n * c.units);
      int x = arena.addRandom(c.n * c.inputs);
      float[] data = arena.seal();
      double[] expected =
          ConvolutionCase.plus(
              arena.read(dw, c.units * c.inputs),
              c.backwardWeight(arena.read(x, c.n * c.inputs), arena.read(dy, c.n * c.units)));
      Arena.Expectation before = arena.before();
      implementation.run(() -> Dense.backwardWeight(g, c.n, data, x, data, dy, data, dw, scratch));
      before.becomes(dw, expected, TOLERANCE, c);
    }
  }

  @ParameterizedTest
  @EnumSource
  void gradientOfTheWeightsIsOverwrittenWhereAsked(Implementation implementation) {
    Random random = new Random(24);
    for (int i = 0; i < 300; i++) {
      Shape c = Shape.random(random);
      DenseGeometry g = DenseGeometry.of(c.inputs, c.units);
      Scratch scratch = Arena.scratch(g.scratch(), 1);
      Arena arena = new Arena(random);
      int x = arena.addRandom(c.n * c.inputs);
      int dw = arena.add(Arena.garbage(c.units * c.inputs));
      int dy = arena.addRandom(c.n * c.units);
      float[] data = arena.seal();
      double[] once =
          c.backwardWeight(arena.read(x, c.n * c.inputs), arena.read(dy, c.n * c.units));
      Arena.Expectation before = arena.before();
      implementation.run(
          () -> Dense.backwardWeight(g, c.n, data, x, data, dy, data, dw, scratch.overwrite(true)));
      before.becomes(dw, once, TOLERANCE, c);
      implementation.run(() -> Dense.backwardWeight(g, c.n, data, x, data, dy, data, dw, scratch));
      before.becomes(dw, ConvolutionCase.plus(once, once), 2 * TOLERANCE, c + " asked once");
    }
  }
}
