package dev.headgate.runtime.train;

import dev.headgate.runtime.kernel.Team;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A fixed number of threads that do the parts of one job; the caller's thread is the first of them.
 * Threads that wait spin for a while before they park, because handing work to an executor costs
 * tens of microseconds, which is much of a small model's step. A run allocates nothing.
 */
public final class Crew implements Team, AutoCloseable {

  /** How often a waiting thread looks before it parks. */
  private static final int SPINS = 300;

  private final Helper[] helpers;

  /** The helpers that have not finished the current round. */
  private final AtomicInteger running = new AtomicInteger();

  /** Counts the runs; a helper that sees a new number has work to look at. */
  private volatile int round;

  private volatile boolean closed;

  // Written before the round is, read after it.
  private IntConsumer job = part -> {};
  private int parts;
  private Thread caller = Thread.currentThread();

  /**
   * @param size how many threads there are, the caller's included
   */
  public Crew(int size, String name) {
    this.helpers = new Helper[size - 1];
    for (int i = 0; i < helpers.length; i++) {
      helpers[i] = new Helper(i + 1, name + " worker");
    }
  }

  /** How many threads there are, the caller's included. */
  @Override
  public int size() {
    return helpers.length + 1;
  }

  /**
   * Runs {@code part} for 0 to {@code parts} - 1, at most one for each thread, and waits for all.
   *
   * <p>Where parts fail, throws what the first of them threw that did not just give up because of
   * another ({@link CancellationException}).
   *
   * @throws IllegalStateException if that was a part on another thread; what it threw is the cause
   */
  @Override
  public void run(int parts, IntConsumer part) {
    if (parts > size()) {
      throw new IllegalArgumentException(parts + " parts for " + size() + " threads");
    }
    if (parts == 1) {
      part.accept(0);
      return;
    }
    this.job = part;
    this.parts = parts;
    this.caller = Thread.currentThread();
    running.set(helpers.length);
    round++; // only one thread at a time runs a crew
    for (Helper helper : helpers) {
      helper.wake();
    }
    CancellationException givenUp = null;
    try {
      part.accept(0);
    } catch (CancellationException e) {
      givenUp = e;
    } finally {
      awaitHelpers();
    }
    for (Helper helper : helpers) {
      helper.requireSuccess();
    }
    if (givenUp != null) {
      throw givenUp;
    }
  }

  /** Helpers write to the model's memory, so not even an interrupt ends this early. */
  private void awaitHelpers() {
    boolean interrupted = false;
    for (int spins = 0; running.get() > 0; spins++) {
      if (spins < SPINS) {
        Thread.onSpinWait();
      } else {
        LockSupport.park(this);
        interrupted |= Thread.interrupted();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed = true;
    for (Helper helper : helpers) {
      helper.wake();
    }
  }

  /** One of the other threads. It starts with the first run that needs it. */
  private final class Helper implements Runnable {

    private final int part;
    private final Thread thread;
    private volatile boolean parked;
    private int seen;
    private boolean started;
    private @Nullable Throwable failure;

    Helper(int part, String name) {
      this.part = part;
      this.thread = new Thread(this, name);
      this.thread.setDaemon(true);
    }

    void wake() {
      if (!started) {
        started = true;
        if (!closed) {
          thread.start();
        }
      } else if (parked) {
        LockSupport.unpark(thread);
      }
    }

    @Override
    public void run() {
      while (awaitRound()) {
        failure = null;
        if (part < parts) {
          try {
            job.accept(part);
          } catch (Throwable e) {
            failure = e;
          }
        }
        if (running.decrementAndGet() == 0) {
          LockSupport.unpark(caller);
        }
      }
    }

    /** Waits for work; false when there will be no more. */
    private boolean awaitRound() {
      for (int spins = 0; round == seen && !closed; spins++) {
        if (spins < SPINS) {
          Thread.onSpinWait();
        } else {
          parked = true;
          if (round == seen && !closed) { // looked at again: a wake-up before this line is not lost
            LockSupport.park(Crew.this);
          }
          parked = false;
        }
      }
      seen = round;
      return !closed;
    }

    void requireSuccess() {
      if (failure != null && !(failure instanceof CancellationException)) {
        throw new IllegalStateException("a worker failed", failure);
      }
    }
  }
}
