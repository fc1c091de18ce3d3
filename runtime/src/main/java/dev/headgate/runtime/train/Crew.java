package dev.headgate.runtime.train;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.function.IntConsumer;

/**
 * A fixed number of threads that do the parts of one job; the caller's thread is the first of them.
 */
public final class Crew implements AutoCloseable {

  private final int size;
  private final ExecutorService others;

  public Crew(int size, String name) {
    this.size = size;
    ThreadFactory threads =
        work -> {
          Thread thread = new Thread(work, name + " worker");
          thread.setDaemon(true);
          return thread;
        };
    this.others = Executors.newFixedThreadPool(Math.max(1, size - 1), threads);
  }

  /** How many threads there are, the caller's included. */
  public int size() {
    return size;
  }

  /**
   * Runs {@code part} for 0 to {@code parts} - 1, at most one for each thread, and waits for all.
   */
  public void run(int parts, IntConsumer part) {
    if (parts > size) {
      throw new IllegalArgumentException(parts + " parts for " + size + " threads");
    }
    List<Future<?>> running = new ArrayList<>();
    for (int i = 1; i < parts; i++) {
      int number = i;
      running.add(others.submit(() -> part.accept(number)));
    }
    try {
      part.accept(0);
    } finally {
      running.forEach(Crew::await);
    }
  }

  private static void await(Future<?> part) {
    boolean interrupted = false;
    while (true) {
      try {
        part.get();
        break;
      } catch (InterruptedException e) {
        interrupted = true; // the part still writes to the model's memory, so it has to end first
      } catch (ExecutionException e) {
        throw new IllegalStateException("a worker failed", e.getCause());
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    others.shutdown();
  }
}
