package dev.headgate.processor.reference;

import dev.headgate.processor.reference.Pass.Local;
import dev.headgate.processor.reference.Pass.Mode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.LongToDoubleFunction;

/** What a layer computes of a batch, where training and inference differ. */
@FunctionalInterface
interface BatchReference {

  /**
   * The results, sample by sample.
   *
   * @param inputs of the first argument all samples, then of the second
   * @param parameters the parameter tensors by their names within the layer
   */
  List<Array> apply(
      Settings settings, List<List<Array>> inputs, Map<String, Array> parameters, Local pass);

  /** By the layer's name. */
  Map<String, BatchReference> ALL =
      Map.of(
          "batchNorm", BatchReference::batchNorm,
          "dropout", BatchReference::dropout,
          "gaussian", BatchReference::gaussian);

  private static List<Array> batchNorm(
      Settings settings, List<List<Array>> inputs, Map<String, Array> parameters, Local pass) {
    boolean batch =
        pass.mode() == Mode.TRAINING
            || pass.mode() == Mode.FROZEN && settings.constant("whenFrozen").equals("BATCH");
    BatchStatistics statistics = BatchStatistics.of(inputs.get(0));
    double[] mean = batch ? statistics.mean() : parameters.get("runningMean").values();
    double[] variance = batch ? statistics.variance() : parameters.get("runningVariance").values();
    List<Array> results = new ArrayList<>();
    for (Array x : inputs.get(0)) {
      double[] y = new double[x.values().length];
      for (int i = 0; i < y.length; i++) {
        int c = i / (y.length / x.dimension(0));
        double z = (x.values()[i] - mean[c]) / Math.sqrt(variance[c] + settings.real("epsilon"));
        y[i] =
            settings.flag("affine")
                ? z * parameters.get("scale").at(c) + parameters.get("bias").at(c)
                : z;
      }
      results.add(new Array(x.shape(), y));
    }
    return results;
  }

  private static List<Array> dropout(
      Settings settings, List<List<Array>> inputs, Map<String, Array> parameters, Local pass) {
    double rate = settings.real("rate");
    return noisy(
        inputs.get(0),
        inputs.get(0),
        pass,
        i -> (bits(pass, i) >>> 11) * 0x1p-53 < rate ? 0 : 1 / (1 - rate),
        (x, same, noise) -> x * noise);
  }

  private static List<Array> gaussian(
      Settings settings, List<List<Array>> inputs, Map<String, Array> parameters, Local pass) {
    return noisy(
        inputs.get(0),
        inputs.get(1),
        pass,
        i -> {
          double u = ((bits(pass, 2 * i) >>> 11) + 1) * 0x1p-53;
          double v = (bits(pass, 2 * i + 1) >>> 11) * 0x1p-53;
          return Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * v);
        },
        (mean, logVariance, noise) -> mean + Math.exp(logVariance / 2) * noise);
  }

  /** One element of two inputs and the noise at its place. */
  interface Formula {
    double apply(double first, double second, double noise);
  }

  /** In training what a formula makes of noise, by an element's place in the batch. */
  private static List<Array> noisy(
      List<Array> first,
      List<Array> second,
      Local pass,
      LongToDoubleFunction noise,
      Formula formula) {
    if (pass.mode() != Mode.TRAINING) {
      return first;
    }
    List<Array> results = new ArrayList<>();
    for (Array a : first) {
      Array b = second.get(results.size());
      double[] y = new double[a.values().length];
      long start = (long) results.size() * y.length;
      Arrays.setAll(
          y, i -> formula.apply(a.values()[i], b.values()[i], noise.applyAsDouble(start + i)));
      results.add(new Array(a.shape(), y));
    }
    return results;
  }

  /** The JDK has SplitMix64: its first number from a start is the mixture of start plus gamma. */
  private static long bits(Local pass, long index) {
    long gamma = 0x9E3779B97F4A7C15L;
    long start = new SplittableRandom(pass.key() - gamma).nextLong();
    return new SplittableRandom(start + index * gamma).nextLong();
  }
}
