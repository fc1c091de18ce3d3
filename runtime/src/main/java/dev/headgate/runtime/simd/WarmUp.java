package dev.headgate.runtime.simd;

import static dev.headgate.runtime.kernel.Primitives.MOST_ROWS;
import static dev.headgate.runtime.simd.Lanes.LENGTH;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs the tiles on a little data until the JVM has compiled them. Before that every vector is an
 * object, and a tile many times slower than scalar code. Happens once a JVM, on a thread that ends
 * when it is done.
 */
final class WarmUp implements Runnable {

  /** Few, so that the number of calls at which the JVM compiles a method comes soon. */
  private static final int TAPS = 24;

  /** Numbers of vectors that between them need every tile. */
  private static final int[] VECTORS = {8, 4, 3, 2, 1};

  private static final int CALLS = 20;

  /**
   * Nanoseconds for a multiplication of vectors. Compiled code takes less than one, or a few where
   * a tile is so small that calling it counts; code that makes objects takes tens.
   */
  private static final double COMPILED = 8;

  /** A JVM that has not compiled them by then will not. */
  private static final long PATIENCE = 20_000_000_000L;

  private static final AtomicBoolean STARTED = new AtomicBoolean();

  /**
   * By the number of channels. Written by one thread; others may see it late, which is harmless.
   */
  private static final boolean[] READY = new boolean[MOST_ROWS + 1];

  private final float[] x = new float[8 * LENGTH];
  private final float[] w = new float[TAPS * MOST_ROWS];
  private final float[] y = new float[MOST_ROWS * 8 * LENGTH];
  private final int[] offsets = new int[TAPS];

  private WarmUp() {}

  static void start() {
    if (!STARTED.getAndSet(true)) {
      Thread thread = new Thread(new WarmUp(), "headgate warm-up");
      thread.setDaemon(true);
      thread.start();
    }
  }

  static boolean isReady(int rows) {
    return READY[rows];
  }

  @Override
  public void run() {
    long deadline = System.nanoTime() + PATIENCE;
    for (int left = MOST_ROWS; left >= 1; left--) {
      int rows = VectorCorrelation.block(left);
      while (!READY[rows] && System.nanoTime() < deadline) {
        READY[rows] = isCompiled(rows);
      }
    }
  }

  private boolean isCompiled(int rows) {
    boolean compiled = true;
    for (int vectors : VECTORS) {
      long start = System.nanoTime();
      for (int call = 0; call < CALLS; call++) {
        VectorCorrelation.run(
            rows, vectors * LENGTH, x, 0, offsets, 0, TAPS, w, 0, y, 0, 8 * LENGTH);
      }
      long took = System.nanoTime() - start;
      compiled &= took < COMPILED * CALLS * TAPS * rows * vectors;
    }
    return compiled;
  }
}
