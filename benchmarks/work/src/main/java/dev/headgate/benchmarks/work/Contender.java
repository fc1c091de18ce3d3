package dev.headgate.benchmarks.work;

/** A framework that takes part in the comparison. */
public interface Contender {

  /**
   * Loads the framework, lets it use this many threads, and makes the workload ready to run with
   * its initial parameters. Called more than once with the same number of threads only.
   *
   * @throws UnsupportedOperationException if the framework cannot do this work; the message says
   *     what it lacks
   */
  Trial prepare(Workload workload, int threads);
}
