package dev.headgate.benchmarks.kernel;

/**
 * A kernel to time, and what bounds it: the bytes it must read and write, each array once for each
 * pass that the computation needs, and its arithmetic.
 *
 * @param name as tables have it
 * @param multiplyAdds for a convolution; else 0
 * @param bytes for a kernel bound by memory, at least; 0 for a convolution
 * @param operations additions, products, comparisons, or fused pairs of them; a division or a root
 *     counts for ten, what it holds the unit up for; an exponential for twelve, its polynomial
 * @param target for a convolution the least share of the FMA peak, else the most that the time may
 *     be of the bound's; 0 if none is set
 */
public record KernelCase(
    String name,
    double multiplyAdds,
    double bytes,
    double operations,
    double target,
    Runnable run) {

  static KernelCase convolution(String name, double multiplyAdds, double target, Runnable run) {
    return new KernelCase(name, multiplyAdds, 0, 0, target, run);
  }

  /** A kernel over {@code count} floats: passes over so many of them, operations on each. */
  static KernelCase bounded(
      String name, int count, double passes, double operations, Runnable run) {
    return new KernelCase(name, 0, 4 * count * passes, count * operations, 1.5, run);
  }
}
