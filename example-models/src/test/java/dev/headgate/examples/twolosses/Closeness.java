package dev.headgate.examples.twolosses;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;

/** How close single precision has to come to Torch's double precision. */
final class Closeness {

  private static final double OF_A_LOSS = 1e-5;
  private static final double OF_AN_OUTPUT = 1e-5;
  private static final double OF_A_GRADIENT = 1e-4;

  /** A parameter in single precision can be off by half a unit in its last place. */
  private static final double ROUNDING = Math.scalb(1, -24);

  private Closeness() {}

  static void assertLoss(String what, double actual, double expected) {
    assertThat(lossMatches(actual, expected))
        .as("%s is %.9g, Torch's is %.9g", what, actual, expected)
        .isTrue();
  }

  static boolean lossMatches(double actual, double expected) {
    return Math.abs(actual - expected) <= OF_A_LOSS * Math.abs(expected);
  }

  static void assertOutput(String what, float[] actual, double[] expected) {
    assertThat(actual).as(what).hasSameSizeAs(expected);
    assertNear(what, distance(actual, expected), OF_AN_OUTPUT * norm(expected));
  }

  static void assertGradient(String what, float[] actual, double[] expected) {
    assertThat(actual).as(what).hasSameSizeAs(expected);
    assertNear(what, distance(actual, expected), OF_A_GRADIENT * norm(expected));
  }

  /** The distance of a gradient from Torch's, relative to the norm of Torch's. */
  static double gradientError(float[] actual, double[] expected) {
    return distance(actual, expected) / norm(expected);
  }

  /**
   * Compares a trained parameter by how far it moved: its error is within the tolerance of a
   * gradient times the distance that Torch's moved, and what rounding adds in each update.
   */
  static void assertParameter(
      String what, float[] actual, double[] initial, double[] expected, int updates) {
    assertThat(actual).as(what).hasSameSizeAs(expected);
    double[] moved = new double[expected.length];
    for (int i = 0; i < moved.length; i++) {
      moved[i] = expected[i] - initial[i];
    }
    double rounding = (updates + 1) * ROUNDING * norm(expected);
    assertNear(what, distance(actual, expected), OF_A_GRADIENT * norm(moved) + rounding);
  }

  private static void assertNear(String what, double distance, double limit) {
    assertThat(distance)
        .as(String.format(Locale.ROOT, "distance of %s from Torch's", what))
        .isLessThanOrEqualTo(limit);
  }

  private static double distance(float[] actual, double[] expected) {
    double squares = 0;
    for (int i = 0; i < expected.length; i++) {
      double difference = actual[i] - expected[i];
      squares += difference * difference;
    }
    return Math.sqrt(squares);
  }

  private static double norm(double[] values) {
    double squares = 0;
    for (double value : values) {
      squares += value * value;
    }
    return Math.sqrt(squares);
  }
}
