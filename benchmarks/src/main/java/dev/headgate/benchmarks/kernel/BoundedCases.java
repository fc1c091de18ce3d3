package dev.headgate.benchmarks.kernel;

import dev.headgate.runtime.kernel.Addition;
import dev.headgate.runtime.kernel.AveragePooling;
import dev.headgate.runtime.kernel.BatchNormalization;
import dev.headgate.runtime.kernel.BilinearUpsampling;
import dev.headgate.runtime.kernel.Exchange;
import dev.headgate.runtime.kernel.Gelu;
import dev.headgate.runtime.kernel.MaxPooling;
import dev.headgate.runtime.kernel.NearestUpsampling;
import dev.headgate.runtime.kernel.PoolingGeometry;
import dev.headgate.runtime.kernel.Relu;
import dev.headgate.runtime.kernel.Scratch;
import dev.headgate.runtime.kernel.Sigmoid;
import dev.headgate.runtime.kernel.Softmax;
import dev.headgate.runtime.kernel.Tanh;
import dev.headgate.runtime.kernel.Update;
import java.util.ArrayList;
import java.util.List;

/** Kernels bound by memory or simple arithmetic, on eight samples of 64 planes of 56x56. */
final class BoundedCases {
  private static final int BATCH = 8;
  private static final int CHANNELS = 64;
  private static final int SIDE = 56;
  private static final int PLANE = SIDE * SIDE;
  private static final int COUNT = BATCH * CHANNELS * PLANE;
  private static final int CLASSES = 1000;
  private static final double QUARTER = 0.25;

  private static final int DIVISION = 10;
  private static final int EXPONENTIAL = 12;

  private final List<KernelCase> cases = new ArrayList<>();
  private final float[] x = Floats.filled(COUNT);
  private final float[] dy = Floats.filled(COUNT);
  private final float[] y = Floats.positive(COUNT);
  private final float[] result = new float[COUNT];
  private final Scratch scratch = Scratch.of(0);
  private final float[] mean = new float[CHANNELS];
  private final float[] variance = new float[CHANNELS];
  private final float[] unbiased = new float[CHANNELS];

  private BoundedCases() {
    elementWise();
    batchNormalization();
    pooling();
    upsampling();
    softmax();
    updaters();
  }

  static List<KernelCase> all() {
    return new BoundedCases().cases;
  }

  private void add(String name, double passes, double operations, Runnable run) {
    cases.add(KernelCase.bounded(name, COUNT, passes, operations, run));
  }

  private void elementWise() {
    add("sum of two", 3, 1, () -> Addition.forward(1, COUNT, x, 0, dy, 0, result, 0, scratch));
    add("ReLU", 2, 1, () -> Relu.forward(COUNT, x, 0, result, 0));
    add("ReLU, backward", 3, 2, () -> Relu.backward(COUNT, y, 0, dy, 0, result, 0));
    add("sigmoid", 2, EXPONENTIAL + DIVISION + 1, () -> Sigmoid.forward(COUNT, x, 0, result, 0));
    add("sigmoid, backward", 3, 3, () -> Sigmoid.backward(COUNT, y, 0, dy, 0, result, 0));
    add("tanh", 2, EXPONENTIAL + DIVISION + 2, () -> Tanh.forward(COUNT, x, 0, result, 0));
    add("GELU", 2, EXPONENTIAL + DIVISION + 8, () -> Gelu.forward(COUNT, x, 0, result, 0));
  }

  /** Two passes forward, for the mean and variance and for the result; two back. */
  private void batchNormalization() {
    add("batch-norm, training", 3, 5, this::normalize);
    normalize();
    add("batch-norm, backward", 5, 6, this::normalizeBackward);
  }

  private void normalize() {
    BatchNormalization.statistics(
        BATCH, CHANNELS, PLANE, Exchange.ALONE, "", x, 0, mean, 0, variance, 0, unbiased, 0);
    BatchNormalization.forward(
        BATCH, CHANNELS, PLANE, 1e-5f, x, 0, mean, 0, variance, 0, result, 0, scratch);
  }

  private void normalizeBackward() {
    BatchNormalization.backwardInput(
        BATCH,
        CHANNELS,
        PLANE,
        1e-5f,
        Exchange.ALONE,
        x,
        0,
        mean,
        0,
        variance,
        0,
        dy,
        0,
        result,
        0,
        scratch);
  }

  private void pooling() {
    PoolingGeometry halves =
        PoolingGeometry.of(CHANNELS, SIDE, SIDE, SIDE / 2, SIDE / 2)
            .kernel(2, 2)
            .stride(2, 2)
            .build();
    add(
        "max pooling 2x2",
        1 + QUARTER,
        1,
        () -> MaxPooling.forward(halves, BATCH, x, 0, result, 0));
    add(
        "max pooling 2x2, backward",
        2 + QUARTER,
        2,
        () -> MaxPooling.backward(halves, BATCH, x, 0, dy, 0, result, 0));
    add(
        "average pooling 2x2",
        1 + QUARTER,
        1,
        () -> AveragePooling.forward(halves, BATCH, x, 0, result, 0));
    add(
        "average pooling 2x2, backward",
        1 + QUARTER,
        1,
        () -> AveragePooling.backward(halves, BATCH, dy, 0, result, 0));
  }

  private void upsampling() {
    int planes = BATCH * CHANNELS;
    int half = SIDE / 2;
    add(
        "nearest up-sampling by 2",
        1 + QUARTER,
        0,
        () -> NearestUpsampling.forward(planes, half, half, 2, 2, x, 0, result, 0));
    add(
        "nearest up-sampling by 2, backward",
        1 + QUARTER,
        1,
        () -> NearestUpsampling.backward(planes, half, half, 2, 2, dy, 0, result, 0));
    add(
        "bilinear up-sampling by 2",
        1 + QUARTER,
        3,
        () -> BilinearUpsampling.forward(planes, half, half, 2, 2, x, 0, result, 0));
    add(
        "bilinear up-sampling by 2, backward",
        1 + QUARTER,
        3,
        () -> BilinearUpsampling.backward(planes, half, half, 2, 2, dy, 0, result, 0));
  }

  private void softmax() {
    int rows = COUNT / CLASSES;
    int count = rows * CLASSES;
    cases.add(
        KernelCase.bounded(
            "softmax of 1,000",
            count,
            2,
            EXPONENTIAL + 4,
            () -> Softmax.forward(rows, CLASSES, 1, x, 0, result, 0)));
    cases.add(
        KernelCase.bounded(
            "softmax of 1,000, backward",
            count,
            3,
            3,
            () -> Softmax.backward(rows, CLASSES, 1, y, 0, dy, 0, result, 0)));
  }

  private void updaters() {
    float[] parameters = Floats.filled(COUNT);
    float[] first = new float[COUNT];
    float[] second = new float[COUNT];
    add("SGD", 3, 1, () -> Update.subtractScaled(COUNT, 1e-6f, dy, 0, parameters, 0));
    add(
        "Nesterov's momentum",
        5,
        4,
        () -> Update.nesterovs(COUNT, 1e-6f, 0.9f, dy, first, 0, parameters, 0));
    add(
        "Adam",
        7,
        6 + 2 * DIVISION,
        () -> Update.adam(COUNT, 1e-6f, 0.9f, 0.999f, 1e-8f, dy, first, second, 0, parameters, 0));
  }
}
