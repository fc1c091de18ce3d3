package dev.headgate.benchmarks.comparison;

import java.util.Locale;

/** A measured number beside its bound, in words. */
final class Verdict {

  private Verdict() {}

  /** What is to be at most so much. */
  static String atMost(double bound, double measured) {
    return measured <= bound ? "met" : "**not met**";
  }

  /** What is to be at least so much. */
  static String atLeast(double bound, double measured) {
    return measured >= bound ? "met" : "**not met**";
  }

  /** With three significant digits or so. */
  static String number(double value) {
    double size = Math.abs(value);
    String format = size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f";
    return String.format(Locale.ROOT, format, value);
  }

  /** The number that is judged, and the median in brackets. */
  static String numbers(double judged, double median) {
    return number(judged) + " (" + number(median) + ")";
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }
}
