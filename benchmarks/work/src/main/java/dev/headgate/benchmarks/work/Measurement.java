package dev.headgate.benchmarks.work;

/** What a fresh JVM is started for. */
public enum Measurement {
  /** Takes a file: writes the {@link Outcome} to it. */
  CHECK,
  /** Takes milliseconds: times steps for as long, after a warm-up twice as long. */
  TIME,
  /** Takes the time of the start, microseconds since 1970: answers when steps 1 and 200 ended. */
  START,
  /** Answers by how many bytes the process grows for the steps of the whole batch. */
  MEMORY
}
