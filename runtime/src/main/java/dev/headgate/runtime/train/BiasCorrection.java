package dev.headgate.runtime.train;

/**
 * What a running mean that began at zero lacks: after t updates with the factor beta it is {@code 1
 * - beta^t} of what it should be (Kingma and Ba 2015, section 3).
 */
final class BiasCorrection {

  private BiasCorrection() {}

  /**
   * @param beta as the running mean uses it, rounded to float: its difference from 1 has few digits
   * @param iteration how many updates there have been before this one
   */
  static double of(float beta, int iteration) {
    return 1 - Math.pow(beta, iteration + 1.0);
  }
}
