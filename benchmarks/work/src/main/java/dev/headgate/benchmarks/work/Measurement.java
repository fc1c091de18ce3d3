package dev.headgate.benchmarks.work;

/** What a fresh JVM is started for. */
public enum Measurement {
  /** Takes a file: writes the {@link Outcome} to it. */
  CHECK,
  /**
   * Takes milliseconds: runs steps for as long, says that it is ready, and then at each line of
   * standard input times steps for the milliseconds that are in it. The results come when the input
   * ends.
   */
  TIME,
  /**
   * Takes milliseconds of warm-up and milliseconds: times steps of the workload with each mask, one
   * of each in turns, for so long each. A mask's results have its name before theirs.
   */
  MASKS,
  /** Takes the time of the start, microseconds since 1970: answers when steps 1 and 200 ended. */
  START,
  /** Answers by how many bytes the process grows for the steps of the whole batch. */
  MEMORY
}
