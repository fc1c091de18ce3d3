package dev.headgate.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WinogradTest {

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5})
  void matricesMakeTheResultsOfACorrelation(int taps) {
    Winograd winograd = Winograd.of(taps);
    Random random = new Random(31);
    double[] sources = random.doubles(Winograd.PRODUCTS).toArray();
    double[] kernel = random.doubles(taps).toArray();
    double[] products = times(winograd.sourceMatrix, sources);
    double[] factors = times(winograd.kernelMatrix, kernel);
    for (int f = 0; f < products.length; f++) {
      products[f] *= factors[f];
    }
    double[] results = times(winograd.resultMatrix, products);

    assertThat(results).hasSize(Winograd.PRODUCTS + 1 - taps);
    for (int i = 0; i < results.length; i++) {
      double expected = 0;
      for (int t = 0; t < taps; t++) {
        expected += sources[i + t] * kernel[t];
      }
      assertThat(results[i]).isCloseTo(expected, within(1e-6));
    }
  }

  /** Which is written out for speed. */
  @ParameterizedTest
  @EnumSource
  void primitiveMultipliesByTheSourceMatrix(Implementation implementation) {
    Random random = new Random(32);
    int positions = 37;
    int stride = Primitives.rounded(positions);
    float[] x = Arena.randoms(random, Winograd.PRODUCTS * stride);
    float[] y = new float[Winograd.PRODUCTS * stride];
    implementation.run(
        () -> ActivePrimitives.get().winogradSources(positions, x, 0, stride, y, 0, stride));
    for (int p = 0; p < positions; p++) {
      double[] sources = new double[Winograd.PRODUCTS];
      for (int i = 0; i < sources.length; i++) {
        sources[i] = x[i * stride + p];
      }
      double[] expected = times(Winograd.of(3).sourceMatrix, sources);
      for (int f = 0; f < expected.length; f++) {
        assertThat((double) y[f * stride + p]).isCloseTo(expected[f], within(1e-5));
      }
    }
  }

  /** So that scalar code can stand in for vectors at any time. */
  @Test
  void everyImplementationMakesTheSameBits() {
    float[] scalar = new float[Winograd.PRODUCTS * 48];
    float[] vector = scalar.clone();
    float[] x = Arena.randoms(new Random(33), scalar.length);
    new ScalarPrimitives().winogradSources(48, x, 0, 48, scalar, 0, 48);
    Implementation.VECTOR.run(
        () -> ActivePrimitives.get().winogradSources(48, x, 0, 48, vector, 0, 48));

    assertThat(vector).isEqualTo(scalar);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 6, 7})
  void kernelsThatGainNothingAreRefused(int rows) {
    ConvolutionGeometry.Builder geometry =
        ConvolutionGeometry.of(1, 9, 9, 1, 10 - rows, 9).kernel(rows, 1).winograd();

    assertThatThrownBy(geometry::build)
        .hasMessage("winograd() needs a kernel of 2 to 5 rows, not " + rows);
  }

  @Test
  void stepsAreRefused() {
    ConvolutionGeometry.Builder geometry =
        ConvolutionGeometry.of(1, 9, 9, 1, 4, 4).kernel(3, 3).stride(2, 2).winograd();

    assertThatThrownBy(geometry::build)
        .hasMessageContaining("needs strides and a vertical dilation of 1, not strides 2 and 2");
  }

  private static double[] times(float[] matrix, double[] vector) {
    double[] product = new double[matrix.length / vector.length];
    for (int row = 0; row < product.length; row++) {
      for (int i = 0; i < vector.length; i++) {
        product[row] += matrix[row * vector.length + i] * vector[i];
      }
    }
    return product;
  }

  /** Their rounding decides which side of 0 an activation is on. */
  @Test
  void resultsKeepTheBitsOfDirectTaps() {
    Random random = new Random(17);
    float[] x = Arena.randoms(random, 3 * 12 * 11 + Primitives.ROUND);
    float[] w = Arena.randoms(random, 9 * 3 * 3 * 3);
    float[] direct = new float[9 * 10 * 9];
    float[] mixed = new float[direct.length];
    ConvolutionGeometry.Builder shape = ConvolutionGeometry.of(3, 12, 11, 9, 10, 9).kernel(3, 3);
    ConvolutionGeometry g = shape.build();
    Convolution.forward(g, 1, x, 0, w, 0, direct, 0, Scratch.of(g.scratch()));
    ConvolutionGeometry winograd = shape.winograd().build();
    Convolution.forward(winograd, 1, x, 0, w, 0, mixed, 0, Scratch.of(winograd.scratch()));
    assertThat(mixed).isEqualTo(direct);
  }
}
