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

  private static final int POSITIONS = 37;
  private static final int STRIDE = 48;

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

  @ParameterizedTest
  @EnumSource
  void primitiveMultipliesByTheSourceMatrix(Implementation implementation) {
    Random random = new Random(32);
    float[] x = Arena.randoms(random, Winograd.PRODUCTS * STRIDE);
    float[] y = new float[Winograd.PRODUCTS * STRIDE];
    implementation.run(
        () -> ActivePrimitives.get().winogradSources(POSITIONS, x, 0, STRIDE, y, 0, STRIDE));
    for (int p = 0; p < POSITIONS; p++) {
      assertThat(column(y, p, Winograd.PRODUCTS))
          .containsExactly(
              times(Winograd.of(3).sourceMatrix, column(x, p, Winograd.PRODUCTS)), within(1e-5));
    }
  }

  @ParameterizedTest
  @EnumSource
  void primitiveMultipliesByTheResultMatrixAndAddsTheBias(Implementation implementation) {
    for (int results = 2; results <= 5; results++) {
      int rows = results;
      Random random = new Random(33);
      float[] x = Arena.randoms(random, Winograd.PRODUCTS * STRIDE);
      float[] y = new float[results * STRIDE];
      implementation.run(
          () ->
              ActivePrimitives.get()
                  .winogradResults(rows, POSITIONS, 0.5f, x, 0, STRIDE, y, 0, STRIDE));
      float[] matrix = Winograd.of(Winograd.PRODUCTS + 1 - results).resultMatrix;
      for (int p = 0; p < POSITIONS; p++) {
        double[] expected = times(matrix, column(x, p, Winograd.PRODUCTS));
        for (int i = 0; i < results; i++) {
          expected[i] += 0.5;
        }
        assertThat(column(y, p, results)).containsExactly(expected, within(1e-5));
      }
    }
  }

  private static double[] column(float[] rows, int p, int count) {
    double[] column = new double[count];
    for (int i = 0; i < count; i++) {
      column[i] = rows[i * STRIDE + p];
    }
    return column;
  }

  /** So that scalar code can stand in for vectors at any time. */
  @Test
  void everyImplementationMakesTheSameBits() {
    float[] x = Arena.randoms(new Random(34), Winograd.PRODUCTS * STRIDE);
    float[] scalar = allOf(new ScalarPrimitives(), x);

    Implementation.VECTOR.run(() -> assertThat(allOf(ActivePrimitives.get(), x)).isEqualTo(scalar));
  }

  private static float[] allOf(Primitives primitives, float[] x) {
    float[] y = new float[5 * Winograd.PRODUCTS * STRIDE];
    primitives.winogradSources(STRIDE, x, 0, STRIDE, y, 0, STRIDE);
    for (int results = 2; results <= 5; results++) {
      int at = (results - 1) * Winograd.PRODUCTS * STRIDE;
      primitives.winogradResults(results, STRIDE, 0.5f, x, 0, STRIDE, y, at, STRIDE);
    }
    return y;
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
}
