package dev.headgate.processor.reference;

/** Activations whose formulas take more than a line. */
final class Activations {

  private Activations() {}

  static double gelu(Settings settings, double x) {
    return settings.flag("approximate")
        ? x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x))) / 2
        : x * (1 + erf(x / Math.sqrt(2))) / 2;
  }

  /**
   * The error function by a series without cancellation (Abramowitz and Stegun, <i>Handbook of
   * mathematical functions</i>, 7.1.6).
   */
  private static double erf(double z) {
    if (Math.abs(z) > 6) {
      return Math.signum(z);
    }
    double term = z;
    double sum = 0;
    for (int n = 1; Math.abs(term) > 1e-18 * Math.abs(sum); n++) {
      sum += term;
      term *= 2 * z * z / (2 * n + 1);
    }
    return 2 / Math.sqrt(Math.PI) * Math.exp(-z * z) * sum;
  }

  static double softplus(Settings settings, double x) {
    double beta = settings.real("beta");
    return beta * x > settings.real("threshold") ? x : Math.log1p(Math.exp(beta * x)) / beta;
  }
}
