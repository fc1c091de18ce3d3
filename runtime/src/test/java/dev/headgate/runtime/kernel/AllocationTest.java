package dev.headgate.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Once compiled, kernels allocate nothing. A vector function that the compiler does not inline
 * shows here: its arguments are then objects. Runs in JVMs of its own, in which vectors are
 * compiled as they are for users, by the warm-up: other tests call them before they are compiled,
 * and what the compiler sees then it may make objects of for good.
 */
class AllocationTest {

  private static final int CALLS = 50;
  private static final long PATIENCE_NANOS = 30_000_000_000L;
  private static final String WARM_UP = "headgate warm-up";

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void kernelsStopAllocating(boolean vectors) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules=jdk.incubator.vector",
                "-D" + ActivePrimitives.PROPERTY + "=" + vectors,
                "-cp",
                System.getProperty("java.class.path"),
                AllocationTest.class.getName())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(output).contains("done").doesNotContain("allocates");
    assertThat(process.waitFor()).isZero();
  }

  /** Names the kernels that still allocate. */
  public static void main(String[] arguments) {
    Map<String, Runnable> kernels = kernels();
    kernels.values().forEach(Runnable::run);
    awaitWarmUp();
    kernels.forEach(
        (name, kernel) -> {
          long bytes = bytesOnceCompiled(kernel);
          if (bytes > 0) {
            System.out.println(name + " allocates " + bytes + " bytes in " + CALLS + " calls");
          }
        });
    System.out.println("done");
  }

  /** It has begun with the loops that the kernels asked for, and ends when all are compiled. */
  private static void awaitWarmUp() {
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals(WARM_UP)) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
    }
  }

  private static long bytesOnceCompiled(Runnable kernel) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    long end = System.nanoTime() + PATIENCE_NANOS;
    long bytes;
    do {
      long before = threads.getThreadAllocatedBytes(thread);
      for (int i = 0; i < CALLS; i++) {
        kernel.run();
      }
      bytes = threads.getThreadAllocatedBytes(thread) - before;
    } while (bytes != 0 && System.nanoTime() < end);
    return bytes;
  }

  private static Map<String, Runnable> kernels() {
    Random random = new Random(91);
    int n = 2200; // threads share so many
    float[] a = Arena.randoms(random, n);
    float[] p = new float[n];
    for (int i = 0; i < n; i++) {
      p[i] = 0.5f + 0.4f * a[i];
    }
    float[] y = new float[n];
    int[] labels = new int[n];
    ConvolutionGeometry g = ConvolutionGeometry.of(2, 14, 14, 7, 12, 12).kernel(3, 3).build();
    float[] w = Arena.randoms(random, 7 * 2 * 9);
    Scratch scratch = Scratch.of(g.scratch());
    Scratch shared = Arena.scratch(0, 2);
    Map<String, Runnable> kernels = new LinkedHashMap<>();
    kernels.put("convolution", () -> Convolution.forward(g, 1, a, 0, w, 0, y, 0, scratch));
    kernels.put(
        "input of convolution", () -> Convolution.backwardInput(g, 1, a, 0, w, 0, y, 0, scratch));
    kernels.put(
        "weights of convolution",
        () -> Convolution.backwardWeight(g, 1, a, 0, p, 0, y, 0, scratch));
    DenseGeometry dense = DenseGeometry.of(40, 10);
    Scratch denseScratch = Scratch.of(dense.scratch());
    kernels.put("dense", () -> Dense.forward(dense, 5, a, 0, p, 0, y, 0, denseScratch));
    kernels.put(
        "input of dense", () -> Dense.backwardInput(dense, 5, a, 0, p, 0, y, 0, denseScratch));
    kernels.put(
        "weights of dense", () -> Dense.backwardWeight(dense, 5, a, 0, p, 0, y, 0, denseScratch));
    kernels.put("bias", () -> Bias.backward(1, 4, n / 4, a, 0, y, 0, shared));
    kernels.put("relu", () -> Relu.forward(n, a, 0, y, 0));
    kernels.put("relu gradient", () -> Relu.backward(n, a, 0, p, 0, y, 0));
    kernels.put("leaky relu", () -> LeakyRelu.forward(n, 0.1f, a, 0, y, 0));
    kernels.put("leaky relu gradient", () -> LeakyRelu.backward(n, 0.1f, a, 0, p, 0, y, 0));
    kernels.put("sigmoid", () -> Sigmoid.forward(n, a, 0, y, 0));
    kernels.put("sigmoid gradient", () -> Sigmoid.backward(n, p, 0, a, 0, y, 0));
    kernels.put("tanh", () -> Tanh.forward(n, a, 0, y, 0));
    kernels.put("tanh gradient", () -> Tanh.backward(n, p, 0, a, 0, y, 0));
    kernels.put("elu", () -> Elu.forward(n, 1f, a, 0, y, 0));
    kernels.put("elu gradient", () -> Elu.backward(n, 1f, a, 0, p, 0, y, 0));
    kernels.put("softplus", () -> Softplus.forward(n, 1f, 20f, a, 0, y, 0));
    kernels.put("softplus gradient", () -> Softplus.backward(n, 1f, 20f, a, 0, p, 0, y, 0));
    kernels.put("silu", () -> Silu.forward(n, a, 0, y, 0));
    kernels.put("silu gradient", () -> Silu.backward(n, a, 0, p, 0, y, 0));
    kernels.put("gelu", () -> Gelu.forward(n, a, 0, y, 0));
    kernels.put("gelu gradient", () -> Gelu.backward(n, a, 0, p, 0, y, 0));
    kernels.put("tanh gelu", () -> TanhGelu.forward(n, a, 0, y, 0));
    kernels.put("tanh gelu gradient", () -> TanhGelu.backward(n, a, 0, p, 0, y, 0));
    kernels.put("sum of two", () -> Addition.forward(2, n / 2, a, 0, p, 0, y, 0, shared));
    kernels.put("multiplication", () -> Multiplication.forward(n, a, 0, p, 0, y, 0));
    kernels.put("subtraction", () -> Subtraction.forward(n, a, 0, p, 0, y, 0));
    kernels.put("softmax", () -> Softmax.forward(20, 10, 10, a, 0, y, 0));
    kernels.put("softmax gradient", () -> Softmax.backward(20, 10, 10, p, 0, a, 0, y, 0));
    kernels.put("softmax of rows", () -> Softmax.forward(2, 1000, 1, a, 0, y, 0));
    kernels.put("softmax of planes", () -> Softmax.forward(2, 5, 200, a, 0, y, 0));
    kernels.put("softmax of planes, gradient", () -> Softmax.backward(2, 5, 200, p, 0, a, 0, y, 0));
    kernels.put(
        "softmax cross-entropy gradient",
        () -> SoftmaxCrossEntropy.backward(20, 10, 10, 1f, a, 0, labels, 0, y, 0));
    kernels.put("log softmax", () -> LogSoftmax.forward(20, 10, 10, a, 0, y, 0));
    kernels.put("log softmax gradient", () -> LogSoftmax.backward(20, 10, 10, p, 0, a, 0, y, 0));
    kernels.put(
        "layer normalisation",
        () -> LayerNormalization.forward(20, 100, 0.1f, a, 0, w, 0, p, 0, y, 0));
    kernels.put(
        "layer normalisation gradient",
        () -> LayerNormalization.backwardInput(20, 100, 0.1f, a, 0, w, 0, p, 0, y, 0));
    kernels.put(
        "layer normalisation scale",
        () -> LayerNormalization.backwardScale(20, 100, 0.1f, a, 0, p, 0, y, 0));
    kernels.put(
        "fixed normalisation",
        () ->
            BatchNormalization.forward(
                2, 4, 250, 0.1f, a, 0, w, 0, p, 0, p, 4, p, 8, y, 0, scratch));
    kernels.put(
        "statistics of a batch",
        () ->
            BatchNormalization.statistics(2, 4, 250, Exchange.ALONE, "it", a, 0, y, 0, y, 4, y, 8));
    kernels.put(
        "normalisation by a batch, gradient",
        () ->
            BatchNormalization.backwardInput(
                2, 4, 250, 0.1f, Exchange.ALONE, a, 0, w, 0, p, 0, p, 0, y, 0, scratch));
    kernels.put("dropout", () -> Dropout.forward(n, 0.3f, 5, 0, a, 0, y, 0));
    kernels.put("gaussian", () -> Gaussian.forward(n, 5, 0, a, 0, p, 0, y, 0));
    kernels.put("upsampling", () -> BilinearUpsampling.forward(2, 10, 10, 2, 3, a, 0, y, 0));
    kernels.put(
        "gradient of upsampling", () -> BilinearUpsampling.backward(2, 5, 20, 2, 3, a, 0, y, 0));
    kernels.put("repetition", () -> NearestUpsampling.forward(2, 10, 20, 2, 2, a, 0, y, 0));
    kernels.put(
        "gradient of repetition", () -> NearestUpsampling.backward(2, 10, 20, 2, 2, a, 0, y, 0));
    PoolingGeometry pooling =
        PoolingGeometry.of(2, 20, 40, 10, 20).kernel(3, 3).stride(2, 2).padding(1, 1).build();
    kernels.put("maxima", () -> MaxPooling.forward(pooling, 1, a, 0, y, 0));
    kernels.put("gradient of maxima", () -> MaxPooling.backward(pooling, 1, a, 0, p, 0, y, 0));
    kernels.put("means", () -> AveragePooling.forward(pooling, 1, a, 0, y, 0));
    kernels.put("gradient of means", () -> AveragePooling.backward(pooling, 1, a, 0, y, 0));
    kernels.put("rounding", () -> Rounding.forward(n, a, 0, y, 0));
    kernels.put("choice of the largest", () -> ArgMaxOneHot.forward(4, 20, 25, a, 0, y, 0));
    kernels.put("nearest code", () -> NearestCode.forward(2, 5, 10, 8, a, 0, p, 0, y, 0));
    kernels.put(
        "codes of nearest code",
        () -> NearestCode.backwardWeight(2, 5, 10, 8, p, 0, p, 0, a, 0, y, 0));
    kernels.put("squared error", () -> MeanSquaredError.forward(2, n / 2, a, 0, p, 0, shared));
    kernels.put("cross-entropy", () -> BinaryCrossEntropy.forward(2, n / 2, p, 0, p, 0, shared));
    kernels.put(
        "cross-entropy by prediction",
        () -> BinaryCrossEntropy.backwardPrediction(2, n / 2, 1f, p, 0, p, 0, y, 0, shared));
    kernels.put(
        "cross-entropy by target",
        () -> BinaryCrossEntropy.backwardTarget(2, n / 2, 1f, p, 0, p, 0, y, 0, shared));
    kernels.put(
        "logit loss", () -> BinaryCrossEntropyWithLogits.forward(2, n / 2, a, 0, p, 0, shared));
    kernels.put(
        "logit loss by logit",
        () ->
            BinaryCrossEntropyWithLogits.backwardPrediction(
                2, n / 2, 1f, a, 0, p, 0, y, 0, shared));
    kernels.put("absolute error", () -> MeanAbsoluteError.forward(2, n / 2, a, 0, p, 0, shared));
    kernels.put(
        "absolute error by prediction",
        () -> MeanAbsoluteError.backwardPrediction(2, n / 2, 1f, a, 0, p, 0, y, 0, shared));
    kernels.put("huber", () -> Huber.forward(2, n / 2, 0.3f, a, 0, p, 0, shared));
    kernels.put(
        "huber by prediction",
        () -> Huber.backwardPrediction(2, n / 2, 0.3f, 1f, a, 0, p, 0, y, 0, shared));
    kernels.put("gradient step", () -> Update.subtractScaled(n, 0.1f, a, 0, y, 0));
    kernels.putAll(updates(n, a));
    return kernels;
  }

  private static Map<String, Runnable> updates(int n, float[] g) {
    float[] s = new float[n];
    float[] t = new float[n];
    float[] u = new float[n];
    float[] p = new float[n];
    float b = 0.9f;
    float e = 1e-3f;
    Map<String, Runnable> updates = new LinkedHashMap<>();
    updates.put("decay", () -> Update.scale(n, b, p, 0));
    updates.put("nesterovs", () -> Update.nesterovs(n, e, b, g, s, 0, p, 0));
    updates.put("adam", () -> Update.adam(n, e, b, b, e, g, s, t, 0, p, 0));
    updates.put("adaMax", () -> Update.adaMax(n, e, b, b, g, s, t, 0, p, 0));
    updates.put("amsGrad", () -> Update.amsGrad(n, e, b, b, e, g, s, t, u, 0, p, 0));
    updates.put("nadam", () -> Update.nadam(n, e, b, b, e, g, s, t, 0, p, 0));
    updates.put("adaBelief", () -> Update.adaBelief(n, e, b, b, e, g, s, t, 0, p, 0));
    updates.put("adaGrad", () -> Update.adaGrad(n, e, e, g, t, 0, p, 0));
    updates.put("adaDelta", () -> Update.adaDelta(n, b, e, g, t, u, 0, p, 0));
    updates.put("rmsProp", () -> Update.rmsProp(n, e, b, e, g, t, 0, p, 0));
    return updates;
  }
}
