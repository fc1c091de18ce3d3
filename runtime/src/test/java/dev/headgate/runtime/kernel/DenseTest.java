package dev.headgate.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
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

  @ParameterizedTest
  @EnumSource
  void threadsThatShareTheUnitsGiveTheSameBits(Implementation implementation) {
    Random random = new Random(25);
    for (int i = 0; i < 60; i++) {
      int n = 1 + random.nextInt(3);
      int inputs = 200 + random.nextInt(100);
      int units = 170 + random.nextInt(60);
      DenseGeometry g = DenseGeometry.of(inputs, units);
      float[] x = Arena.randoms(random, 3 + n * inputs);
      float[] w = Arena.randoms(random, 2 + units * inputs);
      float[] bias = Arena.randoms(random, 1 + units);
      float[] alone = Arena.garbage(5 + n * units);
      float[] shared = alone.clone();
      Scratch one = Arena.scratch(g.scratch(), 1);
      Scratch several = Arena.scratch(g.scratch(), 2 + random.nextInt(3));
      implementation.run(
          () -> {
            Dense.forward(g, n, x, 3, w, 2, bias, 1, alone, 5, one.then(Sigmoid.FUNCTION));
            Dense.forward(g, n, x, 3, w, 2, bias, 1, shared, 5, several.then(Sigmoid.FUNCTION));
          });
      assertThat(shared).isEqualTo(alone);
    }
  }

  @ParameterizedTest
  @EnumSource
  void rowsOfAKeptGradientHaveTheSameBits(Implementation implementation) {
    Random random = new Random(26);
    for (int i = 0; i < 200; i++) {
      int n = random.nextInt(3) == 0 ? 1 : 1 + random.nextInt(DenseGeometry.SAMPLES);
      int inputs = 4 * n + random.nextInt(60);
      int units = 4 * n + random.nextInt(60);
      DenseGeometry g = DenseGeometry.of(inputs, units);
      Scratch scratch = Arena.scratch(g.scratch(), 1);
      float[] x = Arena.randoms(random, 3 + n * inputs);
      float[] dy = Arena.randoms(random, 1 + n * units);
      float[] direct = Arena.garbage(7 + units * inputs + 2);
      float[] kept = direct.clone();
      KeptGradients gradients = scratch.keptGradients();
      gradients.begin(n);
      int row = random.nextInt(units);
      float[] memory = Arena.garbage(Dense.ROWS_SCRATCH);
      implementation.run(
          () -> {
            Dense.backwardWeight(g, n, x, 3, dy, 1, direct, 7, scratch.overwrite(true));
            Dense.backwardWeight(g, n, x, 3, dy, 1, kept, 7, scratch.overwriteAlone(true));
            assertThat(kept).isEqualTo(Arena.garbage(kept.length));
            Arrays.fill(x, Float.NaN); // whoever asks later finds other values there
            Arrays.fill(dy, Float.NaN);
            gradients.write(0, 0, row, kept, 7, true, memory);
            gradients.write(0, row, units - row, kept, 7 + row * inputs, true, memory);
          });
      assertThat(kept).isEqualTo(direct);
      assertThat(gradients.start(0)).isEqualTo(7);
      assertThat(gradients.end(0)).isEqualTo(7 + units * inputs);
    }
  }

  @Test
  void onlyWhatIsLargerThanItsFactorsIsKept() {
    Random random = new Random(27);
    DenseGeometry g = DenseGeometry.of(40, 30);
    Scratch scratch = Arena.scratch(g.scratch(), 1);
    float[] x = Arena.randoms(random, 8 * 40);
    float[] dy = Arena.randoms(random, 8 * 30);
    float[] gradient = Arena.garbage(40 * 30);
    scratch.keptGradients().begin(9);
    Dense.backwardWeight(g, 8, x, 0, dy, 0, gradient, 0, scratch.overwriteAlone(true));
    assertThat(scratch.keptGradients().count()).isZero();
    assertThat(gradient).doesNotContain(Float.NaN);
    scratch.keptGradients().begin(8);
    Dense.backwardWeight(g, 8, x, 0, dy, 0, gradient, 0, scratch.overwrite(true));
    Dense.backwardWeight(g, 8, x, 0, dy, 0, gradient, 0, scratch);
    assertThat(scratch.keptGradients().count()).isZero();
    Dense.backwardWeight(g, 8, x, 0, dy, 0, gradient, 0, scratch.overwriteAlone(true));
    assertThat(scratch.keptGradients().count()).isOne();
  }
}
