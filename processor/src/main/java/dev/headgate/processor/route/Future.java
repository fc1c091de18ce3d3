package dev.headgate.processor.route;

import dev.headgate.processor.ir.Scale;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a loss's cotangent will do once it has arrived somewhere: which parameters it trains, where
 * it goes on to, and what multiplies it on all of these ways alike.
 *
 * @param number equal for equal futures but for the factor; {@link #NOTHING} if it trains nothing
 * @param factor the gradient scales that all of the cotangent's future is multiplied by; their
 *     order means nothing, so it is always the same
 */
record Future(int number, List<Scale> factor) {

  /** The future of a cotangent that would train nothing. */
  static final Future NOTHING = new Future(0, List.of());

  Future {
    factor = factor.stream().sorted(Comparator.comparing(Scale::name)).toList();
  }

  boolean isNothing() {
    return number == 0;
  }

  /** The future before these scales have been applied. */
  Future scaled(List<Scale> scales) {
    List<Scale> all = new ArrayList<>(factor);
    all.addAll(scales);
    return new Future(number, all);
  }

  /** The scales that both are multiplied by, each as often as in both. */
  static List<Scale> common(List<Scale> a, List<Scale> b) {
    List<Scale> rest = new ArrayList<>(b);
    return a.stream().filter(rest::remove).toList();
  }

  /** The scales that are left when these have been applied. */
  static List<Scale> without(List<Scale> scales, List<Scale> applied) {
    List<Scale> rest = new ArrayList<>(scales);
    applied.forEach(rest::remove);
    return List.copyOf(rest);
  }
}
