package dev.headgate.processor.reference;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What a loss makes of one sample: the mean of its terms. */
@FunctionalInterface
interface LossReference {

  double apply(Settings settings, List<Array> inputs);

  /** A term of a loss that compares element by element. */
  interface Term {
    double apply(Settings settings, double prediction, double target);
  }

  /** By the loss's name. */
  Map<String, LossReference> ALL =
      Map.ofEntries(
          Map.entry("meanSquaredError", mean((settings, p, t) -> (p - t) * (p - t))),
          Map.entry("meanAbsoluteError", mean((settings, p, t) -> Math.abs(p - t))),
          Map.entry("huber", mean(LossReference::huber)),
          Map.entry(
              "binaryCrossEntropy",
              mean(
                  (settings, p, t) ->
                      -(t * Math.log(p + 1e-12) + (1 - t) * Math.log(1 - p + 1e-12)))),
          Map.entry(
              "binaryCrossEntropyWithLogits",
              mean(
                  (settings, z, t) ->
                      t * Math.log1p(Math.exp(-z)) + (1 - t) * Math.log1p(Math.exp(z)))),
          Map.entry(
              "softmaxCrossEntropy",
              (settings, inputs) -> softmaxCrossEntropy(inputs.get(0), inputs.get(1))),
          Map.entry(
              "negativeLogLikelihood",
              (settings, inputs) -> negativeLogLikelihood(inputs.get(0), inputs.get(1))),
          Map.entry(
              "klToStandardNormal",
              (settings, inputs) -> klToStandardNormal(inputs.get(0), inputs.get(1))),
          Map.entry(
              "cosineDistance",
              (settings, inputs) -> cosineDistance(inputs.get(0).values(), inputs.get(1).values())),
          Map.entry(
              "meanOf",
              (settings, inputs) -> Arrays.stream(inputs.get(0).values()).average().orElseThrow()));

  private static LossReference mean(Term term) {
    return (settings, inputs) -> {
      double[] prediction = inputs.get(0).values();
      double[] target = inputs.get(1).values();
      double sum = 0;
      for (int i = 0; i < prediction.length; i++) {
        sum += term.apply(settings, prediction[i], target[i]);
      }
      return sum / prediction.length;
    };
  }

  private static double huber(Settings settings, double p, double t) {
    double delta = settings.real("delta");
    double size = Math.abs(p - t);
    return size <= delta ? size * size / 2 : delta * (size - delta / 2);
  }

  private static double klToStandardNormal(Array mean, Array logVariance) {
    double sum = 0;
    for (int i = 0; i < mean.values().length; i++) {
      double m = mean.values()[i];
      double v = logVariance.values()[i];
      sum += 1 + v - m * m - Math.exp(v);
    }
    return -0.5 * sum;
  }

  private static double cosineDistance(double[] a, double[] b) {
    return 1
        - dot(a, b) / (Math.max(Math.sqrt(dot(a, a)), 1e-8) * Math.max(Math.sqrt(dot(b, b)), 1e-8));
  }

  /**
   * Whether a loss has a gradient that float32 can hold beside others: a cosine distance has not
   * where a vector is shorter than a tenth: it grows as the length shrinks, and what cancels in
   * sums of it leaves more than it does elsewhere.
   */
  static boolean isSmooth(String loss, List<Array> inputs) {
    return !loss.equals("cosineDistance")
        || inputs.stream().allMatch(in -> dot(in.values(), in.values()) > 1e-2);
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** The mean over positions of -l[class]. */
  private static double negativeLogLikelihood(Array logProbabilities, Array labels) {
    int positions = labels.values().length;
    double loss = 0;
    for (int position = 0; position < positions; position++) {
      int label = (int) labels.values()[position];
      loss -= logProbabilities.values()[label * positions + position];
    }
    return loss / positions;
  }

  /** The mean over positions of -log(exp(z[class]) / sum over k of exp(z[k])). */
  private static double softmaxCrossEntropy(Array logits, Array labels) {
    int classes = logits.dimension(0);
    int positions = logits.values().length / classes;
    double loss = 0;
    for (int position = 0; position < positions; position++) {
      double sum = 0;
      for (int k = 0; k < classes; k++) {
        sum += Math.exp(logits.values()[k * positions + position]);
      }
      int label = (int) labels.values()[position];
      loss -= Math.log(Math.exp(logits.values()[label * positions + position]) / sum);
    }
    return loss / positions;
  }
}
