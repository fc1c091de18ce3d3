package dev.headgate.runtime.kernel;

/** What the workers that share a batch tell each other. */
public interface Exchange {

  /** The one worker of a batch. */
  Exchange ALONE = (count, values, at) -> {};

  /**
   * Replaces each of so many values by its sum over all workers, which wait for each other. All of
   * them add in the same order, so all get the same bits.
   */
  void sum(int count, double[] values, int at);
}
