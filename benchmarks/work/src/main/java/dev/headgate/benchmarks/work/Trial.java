package dev.headgate.benchmarks.work;

/** A workload, ready to run in one framework. */
public interface Trial extends AutoCloseable {

  /**
   * Does the work once from the initial parameters and answers its results. Called before steps.
   */
  Outcome outcome();

  /** Does the work once, with the update of the parameters where it is a training step. */
  void step();

  @Override
  default void close() {}
}
