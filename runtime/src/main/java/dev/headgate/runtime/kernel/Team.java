package dev.headgate.runtime.kernel;

import java.util.function.IntConsumer;

/** Threads that share the work of one kernel; the caller's thread is one of them. */
public interface Team {

  /** The caller's thread alone. */
  Team ALONE =
      new Team() {
        @Override
        public int size() {
          return 1;
        }

        @Override
        public void run(int parts, IntConsumer part) {
          for (int i = 0; i < parts; i++) {
            part.accept(i);
          }
        }
      };

  /** How many threads there are, the caller's included; at least 1. */
  int size();

  /**
   * Runs {@code part} for 0 to {@code parts} - 1, at most {@link #size()} of them, and waits for
   * all.
   */
  void run(int parts, IntConsumer part);
}
