package dev.headgate.processor.reference;

import java.util.Map;

/** What a loss makes of one sample: the mean of its terms. */
@FunctionalInterface
interface LossReference {

  double apply(Array prediction, Array target);

  /** A term of a loss that compares element by element. */
  interface Term {
    double apply(double prediction, double target);
  }

  /** By the loss's name. */
  Map<String, LossReference> ALL =
      Map.of(
          "meanSquaredError",
          mean((p, t) -> (p - t) * (p - t)),
          "binaryCrossEntropy",
          mean((p, t) -> -(t * Math.log(p + 1e-12) + (1 - t) * Math.log(1 - p + 1e-12))),
          "binaryCrossEntropyWithLogits",
          mean((z, t) -> t * Math.log1p(Math.exp(-z)) + (1 - t) * Math.log1p(Math.exp(z))),
          "softmaxCrossEntropy",
          LossReference::softmaxCrossEntropy);

  private static LossReference mean(Term term) {
    return (prediction, target) -> {
      double sum = 0;
      for (int i = 0; i < prediction.values().length; i++) {
        sum += term.apply(prediction.values()[i], target.values()[i]);
      }
      return sum / prediction.values().length;
    };
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
