package dev.headgate.runtime;

import java.util.List;

/** An instance whose parameters follow those of another instance of the same class. */
record Average(List<Pair> pairs) {

  /** A parameter and the one that it follows. */
  record Pair(ParameterInfo target, ParameterInfo source) {}

  Average {
    pairs = List.copyOf(pairs);
  }

  /** Whether a step changes what is followed. */
  boolean follows(StepLayout step) {
    return pairs.stream().anyMatch(pair -> step.trains(pair.source().name()));
  }

  /** Makes both equal. */
  void copy(float[] weights) {
    for (Pair pair : pairs) {
      int from = pair.source().offset();
      System.arraycopy(weights, from, weights, pair.target().offset(), pair.target().size());
    }
  }

  /**
   * One step of the exponential moving average, {@code target = decay * target + (1 - decay) *
   * source}. What layers remember is copied: it is an average already. Nothing at a decay of 0.
   */
  void follow(float[] weights, float decay) {
    if (decay == 0) {
      return;
    }
    for (Pair pair : pairs) {
      int to = pair.target().offset();
      int from = pair.source().offset();
      float kept = pair.target().memory() ? 0 : decay;
      for (int i = 0; i < pair.target().size(); i++) {
        weights[to + i] = kept * weights[to + i] + (1 - kept) * weights[from + i];
      }
    }
  }
}
