package dev.headgate.runtime.kernel;

/**
 * Sums of a run of floats: partial sums in float, which the processor can work on at once, over
 * stretches, and over those in double, always in the same order. So the error does not grow with
 * the count.
 */
final class Sums {

  private Sums() {}

  /**
   * The sum of x. What is summed are differences from its first element, so that what is lost is
   * small beside what the elements differ by, however far from 0 they lie.
   */
  static double of(int count, float[] x, int at) {
    float first = x[at];
    return (double) first * count + ActivePrimitives.get().sumOfDifferences(count, first, x, at);
  }

  /** The sum of {@code (x - centre)^2}. */
  static double ofSquares(int count, float[] x, int at, float centre) {
    return ActivePrimitives.get().sumOfSquares(count, centre, x, at);
  }

  /** The sum of {@code (x - centre) * dy}. */
  static double ofProducts(int count, float[] x, int at, float centre, float[] dy, int dyAt) {
    return ActivePrimitives.get().sumOfProducts(count, centre, x, at, dy, dyAt);
  }
}
