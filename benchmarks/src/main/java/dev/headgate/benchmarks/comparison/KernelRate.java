package dev.headgate.benchmarks.comparison;

import dev.headgate.benchmarks.kernel.KernelRates;

/**
 * What a kernel took at least, in one JVM or several, and what bounds it. In seconds.
 *
 * @param memory to copy as many bytes as the kernel moves; 0 for a convolution
 * @param arithmetic to do its operations at the FMA peak
 * @param target as {@link dev.headgate.benchmarks.kernel.KernelCase} has it
 */
record KernelRate(String name, double seconds, double memory, double arithmetic, double target) {

  /** Reads {@value KernelRates#FIELDS}. */
  static KernelRate parse(String line) {
    String[] fields = line.split("\t", -1);
    return new KernelRate(
        fields[0],
        Double.parseDouble(fields[1]),
        Double.parseDouble(fields[2]),
        Double.parseDouble(fields[3]),
        Double.parseDouble(fields[4]));
  }

  /**
   * Of this and what another JVM took, the shortest of each time by itself: a disturbed copy must
   * not loosen a bound, nor a disturbed peak.
   */
  KernelRate shortest(KernelRate other) {
    return new KernelRate(
        name,
        Math.min(seconds, other.seconds),
        Math.min(memory, other.memory),
        Math.min(arithmetic, other.arithmetic),
        target);
  }

  /** What binds: {@code memory} or {@code arithmetic}. */
  String binds() {
    return memory >= arithmetic ? "memory" : "arithmetic";
  }

  /** The bound's time over the kernel's. */
  double share() {
    return Math.max(memory, arithmetic) / seconds;
  }
}
