package dev.headgate.runtime.kernel;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TransposedConvolutionTest {

  private static final int CASES = 400;
  private static final double TOLERANCE = 4e-5;

  @ParameterizedTest
  @EnumSource
  void forwardEqualsTheFormula(Implementation implementation) {
    Random random = new Random(11);
    for (int i = 0; i < CASES; i++) {
      ConvolutionCase c = ConvolutionCase.randomAdjoint(random);
      ConvolutionGeometry g = c.geometry();
      Arena arena = new Arena(random);
      int w = arena.addRandom(c.weights());
      int y = arena.add(Arena.garbage(c.inputs()));
      int bias = arena.addRandom(c.channels());
      int x = arena.addRandom(c.outputs());
      float[] data = arena.seal();
      double[] plain = c.backwardInput(arena.read(x, c.outputs()), arena.read(w, c.weights()));
      double[] biased =
          ConvolutionCase.plusBias(plain, arena.read(bias, c.channels()), c.height() * c.width());
      Scratch scratch = Arena.scratch(g.scratch(), i % 3 + 1);
      Arena.Expectation before = arena.before();
      implementation.run(
          () -> TransposedConvolution.forward(g, c.n(), data, x, data, w, data, y, scratch));
      before.becomes(y, plain, TOLERANCE, c);
      implementation.run(
          () ->
              TransposedConvolution.forward(
                  g, c.n(), data, x, data, w, data, bias, data, y, scratch));
      before.becomes(y, biased, TOLERANCE, c + " with bias");
    }
  }

  @ParameterizedTest
  @EnumSource
  void gradientOfTheInputEqualsTheFormula(Implementation implementation) {
    Random random = new Random(12);
    for (int i = 0; i < CASES; i++) {
      ConvolutionCase c = ConvolutionCase.randomAdjoint(random);
      ConvolutionGeometry g = c.geometry();
      Arena arena = new Arena(random);
      int dx = arena.add(Arena.garbage(c.outputs()));
      int dy = arena.addRandom(c.inputs());
      int w = arena.addRandom(c.weights());
      float[] data = arena.seal();
      double[] expected = c.forward(arena.read(dy, c.inputs()), arena.read(w, c.weights()));
      Scratch scratch = Arena.scratch(g.scratch(), i % 3 + 1);
      Arena.Expectation before = arena.before();
      implementation.run(
          () ->
              TransposedConvolution.backwardInput(g, c.n(), data, dy, data, w, data, dx, scratch));
      before.becomes(dx, expected, TOLERANCE, c);
    }
  }

  @ParameterizedTest
  @EnumSource
  void gradientOfTheWeightsIsAdded(Implementation implementation) {
    Random random = new Random(13);
    for (int i = 0; i < CASES; i++) {
      ConvolutionCase c = ConvolutionCase.randomAdjoint(random);
      ConvolutionGeometry g = c.geometry();
      Arena arena = new Arena(random);
      int x = arena.addRandom(c.outputs());
      int dw = arena.addRandom(c.weights());
      int dy = arena.addRandom(c.inputs());
      float[] data = arena.seal();
      double[] expected =
          ConvolutionCase.plus(
              arena.read(dw, c.weights()),
              c.backwardWeight(arena.read(dy, c.inputs()), arena.read(x, c.outputs())));
      Scratch scratch = Arena.scratch(g.scratch(), i % 3 + 1);
      Arena.Expectation before = arena.before();
      implementation.run(
          () ->
              TransposedConvolution.backwardWeight(g, c.n(), data, x, data, dy, data, dw, scratch));
      before.becomes(dw, expected, 10 * TOLERANCE, c);
    }
  }
}
