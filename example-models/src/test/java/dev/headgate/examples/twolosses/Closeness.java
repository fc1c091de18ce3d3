package dev.headgate.examples.twolosses;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;

/** How close single precision has to come to Torch's double precision. */
final class Closeness {

  private static final double OF_A_LOSS = 1e-5;

  /**
   * At a rate of 0.1 rounding can turn a rectifier on or off on the way, and from then on training
   * goes a slightly different way. Measured in double precision: initial parameters changed by 1e-7
   * of themselves, which is what rounding to single precision does, led after 11 updates to
   * parameters up to 8.5e-3 of their way away (six cases, ten draws each).
   */
  private static final double OF_A_FAST_WAY = 2e-2;

  private static final double OF_AN_OUTPUT = 1e-5;
  private static final double OF_A_GRADIENT = 1e-4;

  /** A parameter in single precision can be off by half a unit in its last place. */
  private static final double ROUNDING = Math.scalb(1, -24);

  private Closeness() {}

  static void assertLoss(String what, double actual, double expected) {
    assertThat(Math.abs(actual / expected - 1))
        .as("relative error of %s, which is %.9g where Torch's is %.9g", what, actual, expected)
        .isLessThanOrEqualTo(OF_A_LOSS);
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
   * Compares a trained parameter by the way it went: its error is a small part of the distance that
   * Torch's parameter moved, and what rounding adds in each update.
   */
  static void assertTrained(
      String what, float[] actual, double[] initial, double[] expected, int updates) {
    assertThat(actual).as(what).hasSameSizeAs(expected);
    double[] moved = new double[expected.length];
    for (int i = 0; i < moved.length; i++) {
      moved[i] = expected[i] - initial[i];
    }
    double tolerance = updates == 1 ? OF_A_GRADIENT : OF_A_FAST_WAY;
    double rounding = (updates + 1) * ROUNDING * norm(expected);
    assertNear(what, distance(actual, expected), tolerance * norm(moved) + rounding);
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
