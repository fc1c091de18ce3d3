package dev.headgate.runtime.train;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

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
   * Where some fail, throws what the first of them threw that did not just give up because of
   * another ({@link CancellationException}); with a message around it where that was not part 0.
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
    CancellationException givenUp = null;
    Throwable failure = null;
    try {
      part.accept(0);
    } catch (CancellationException e) {
      givenUp = e;
    } finally {
      for (Future<?> other : running) {
        Throwable thrown = await(other);
        failure = failure == null && !(thrown instanceof CancellationException) ? thrown : failure;
      }
    }
    if (failure != null) {
      throw new IllegalStateException("a worker failed", failure);
    }
    if (givenUp != null) {
      throw givenUp;
    }
  }

  /** Waits for the end of a part and answers what it threw. */
  private static @Nullable Throwable await(Future<?> part) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          part.get();
          return null;
        } catch (InterruptedException e) {
          interrupted = true; // the part still writes to the model's memory, so it has to end first
        } catch (ExecutionException e) {
          return e.getCause();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void close() {
    others.shutdown();
  }
}
