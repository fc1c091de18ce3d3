package dev.headgate.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A kernel that finishes its result with an activation leaves what two kernels would. */
class FinishTest {

  private static final int CASES = 200;
  private static final float SLOPE = 0.3f;

  private final Random random = new Random(31);

  @ParameterizedTest
  @EnumSource
  void ofConvolutions(Implementation implementation) {
    implementation.run(
        () -> {
          for (int i = 0; i < CASES; i++) {
            ConvolutionCase c = ConvolutionCase.random(random);
            ConvolutionGeometry g = c.geometry();
            Scratch scratch = Arena.scratch(g.scratch(), i % 3 + 1);
            float[] x = Arena.randoms(random, c.inputs() + 2);
            float[] w = Arena.randoms(random, c.weights());
            float[] b = Arena.randoms(random, c.filters());
            float[] y = new float[c.outputs() + 3];
            float[] dx = new float[c.inputs() + 3];
            check(
                c.outputs(),
                scratch,
                y,
                s -> Convolution.forward(g, c.n(), x, 2, w, 0, b, 0, y, 3, s));
            check(
                c.inputs(),
                scratch,
                dx,
                s -> Convolution.backwardInput(g, c.n(), y, 3, w, 0, dx, 3, s));
            check(
                c.inputs(),
                scratch,
                dx,
                s -> TransposedConvolution.forward(g, c.n(), y, 3, w, 0, dx, 3, s));
          }
        });
  }

  @ParameterizedTest
  @EnumSource
  void ofDenseLayers(Implementation implementation) {
    implementation.run(
        () -> {
          for (int n : new int[] {1, 3, 4, 64, 70}) {
            DenseGeometry g = DenseGeometry.of(1 + random.nextInt(50), 1 + random.nextInt(50));
            Scratch scratch = Scratch.of(g.scratch());
            float[] x = Arena.randoms(random, n * g.inputs);
            float[] w = Arena.randoms(random, g.units * g.inputs);
            float[] y = new float[n * g.units + 3];
            float[] dx = new float[n * g.inputs + 3];
            check(n * g.units, scratch, y, s -> Dense.forward(g, n, x, 0, w, 0, y, 3, s));
            check(n * g.inputs, scratch, dx, s -> Dense.backwardInput(g, n, y, 3, w, 0, dx, 3, s));
          }
        });
  }

  /** With more elements than are finished at a time, and few that one thread has for itself. */
  @ParameterizedTest
  @EnumSource
  void ofElementwiseKernels(Implementation implementation) {
    implementation.run(
        () -> {
          for (int positions : new int[] {3, 700, 9001}) {
            for (int threads = 1; threads <= 3; threads++) {
              int size = 5 * positions;
              Scratch scratch = Arena.scratch(0, threads);
              float[] a = Arena.randoms(random, size);
              float[] b = Arena.randoms(random, size);
              float[] y = new float[size + 3];
              check(size, scratch, y, s -> Addition.forward(5, positions, a, 0, b, 0, y, 3, s));
              check(
                  size,
                  scratch,
                  y,
                  s ->
                      MeanSquaredError.backwardPrediction(5, positions, 0.7f, a, 0, b, 0, y, 3, s));
              check(
                  size,
                  scratch,
                  y,
                  s -> Huber.backwardPrediction(5, positions, 0.4f, 0.7f, a, 0, b, 0, y, 3, s));
            }
          }
        });
  }

  @ParameterizedTest
  @EnumSource
  void ofNormalisationByABatch(Implementation implementation) {
    implementation.run(
        () -> {
          int size = 2 * 5 * 70;
          Scratch scratch = Scratch.of(0);
          float[] x = Arena.randoms(random, size);
          float[] p = Arena.randoms(random, 5);
          float[] variance = {0.5f, 1, 2, 3, 4};
          float[] y = new float[size + 3];
          check(
              size,
              scratch,
              y,
              s -> BatchNormalization.forward(2, 5, 70, 0.1f, x, 0, p, 0, variance, 0, y, 3, s));
          check(
              size,
              scratch,
              y,
              s -> BatchNormalization.backwardFixed(2, 5, 70, 0.1f, variance, 0, x, 0, y, 3, s));
          check(
              size,
              scratch,
              y,
              s ->
                  BatchNormalization.backwardInput(
                      2, 5, 70, 0.1f, Exchange.ALONE, x, 0, p, 0, variance, 0, x, 0, y, 3, s));
        });
  }

  /** The result begins at 3; the activation's own result lies elsewhere. */
  private void check(int size, Scratch scratch, float[] result, Consumer<Scratch> kernel) {
    kernel.accept(scratch);
    float[] plain = result.clone();

    kernel.accept(scratch.then(LeakyRelu.FUNCTION, SLOPE));
    float[] forward = plain.clone();
    LeakyRelu.forward(size, SLOPE, plain, 3, forward, 3);
    assertThat(result).isEqualTo(forward);

    float[] kept = Arena.randoms(random, size + 1);
    kernel.accept(scratch.thenBack(Tanh.FUNCTION, kept, 1));
    float[] backward = plain.clone();
    Tanh.backward(size, kept, 1, plain, 3, backward, 3);
    assertThat(result).isEqualTo(backward);

    kernel.accept(scratch);
    assertThat(result).as("of a kernel that nothing was asked of").isEqualTo(plain);
  }
}
