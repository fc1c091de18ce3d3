package dev.headgate.processor.numbers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Compares float32 results with exact ones and collects what is too far away. */
final class Closeness {

  /** Values and losses, relative to the largest value of their tensor. */
  static final double VALUES = 1e-5;

  /** A gradient tensor, relative to its own norm. */
  static final double GRADIENTS = 1e-4;

  /** What float32 leaves where terms around 1 cancel to zero: some tens of its roundings. */
  static final double ZERO = 5e-6;

  /**
   * The same where batch norm sees two samples: it makes them -1 and 1 whatever they are, so that
   * gradients through several of them are what is left of terms a thousand times as large.
   */
  static final double ZERO_OF_PAIRS = 1e-4;

  private final String what;
  private final double zero;
  private final List<String> failures = new ArrayList<>();

  /**
   * @param what what is being compared, for the message
   */
  Closeness(String what) {
    this(what, ZERO);
  }

  /**
   * @param zero how far a gradient of zero may be off
   */
  Closeness(String what, double zero) {
    this.what = what;
    this.zero = zero;
  }

  List<String> failures() {
    return failures;
  }

  void loss(String name, double actual, double expected) {
    report(name, Math.abs(actual - expected), VALUES * Math.abs(expected) + ZERO, expected);
  }

  void values(String name, float[] actual, double[] expected) {
    requireLength(name, actual, expected);
    double largest = 0;
    double distance = 0;
    for (int i = 0; i < expected.length; i++) {
      largest = Math.max(largest, Math.abs(expected[i]));
      distance = Math.max(distance, Math.abs(actual[i] - expected[i]));
    }
    report(name, distance, VALUES * largest + ZERO, largest);
  }

  void gradient(String name, float[] actual, double[] expected) {
    requireLength(name, actual, expected);
    double norm = 0;
    double distance = 0;
    for (int i = 0; i < expected.length; i++) {
      norm = Math.hypot(norm, expected[i]);
      distance = Math.hypot(distance, actual[i] - expected[i]);
    }
    report("gradient of " + name, distance, GRADIENTS * norm + zero, norm);
  }

  /** Written so that a NaN is a failure. */
  private void report(String name, double distance, double allowed, double size) {
    if (!(distance <= allowed)) {
      fail(
          String.format(
              Locale.ROOT,
              "%s is %.3g away from its reference of size %.3g; %.3g would do",
              name,
              distance,
              size,
              allowed));
    }
  }

  void fail(String failure) {
    failures.add(what + ": " + failure);
  }

  private void requireLength(String name, float[] actual, double[] expected) {
    if (actual.length != expected.length) {
      throw new AssertionError(
          what + ": " + name + " has " + actual.length + " elements, not " + expected.length);
    }
  }
}
