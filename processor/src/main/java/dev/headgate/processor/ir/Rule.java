package dev.headgate.processor.ir;

import java.util.List;

/** How a result comes about: by kernel calls, or by being the very memory it is made from. */
public sealed interface Rule {

  /** Computed by these calls, in this order. */
  record Calls(List<KernelCall> calls) implements Rule {
    public Calls {
      calls = List.copyOf(calls);
    }
  }

  /**
   * The same numbers in the same order: forward, the result is the first input; backward, the
   * cotangent that leaves is the one that came. Nothing is generated for it.
   */
  record Same() implements Rule {}

  static Rule calls(KernelCall... calls) {
    return new Calls(List.of(calls));
  }

  static Rule same() {
    return new Same();
  }
}
