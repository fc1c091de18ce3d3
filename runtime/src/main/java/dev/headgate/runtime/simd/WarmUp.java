package dev.headgate.runtime.simd;

import static dev.headgate.runtime.kernel.Primitives.MOST_ROWS;
import static dev.headgate.runtime.simd.Lanes.LENGTH;
import static dev.headgate.runtime.simd.Lanes.SPECIES;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Runs the vectors' loops on a little data until the JVM has compiled them. Before that every
 * vector is an object, and a loop many times slower than scalar code. Happens once a JVM, on a
 * thread that ends when it is done.
 */
final class WarmUp implements Runnable {

  /** As with real layers, far more goes on inside a tile's loop than around it. */
  private static final int TAPS = 16;

  /** Numbers of vectors that between them need every tile. */
  private static final int[] VECTORS = {1, 2, 3, 4, 8};

  /** No tile is larger. */
  private static final int MOST_SUMS = 24;

  /** Loops that are worked on at once; while the JVM compiles one it hears of the next. */
  private static final int AT_ONCE = 2;

  /** Calls timed together, so that reading the clock does not count. */
  private static final int CALLS = 10;

  /** Timings of which the shortest tells whether a loop is compiled. */
  private static final int TIMINGS = 5;

  /** Operations on each element, roughly, of an exponential; of a simpler loop there are fewer. */
  private static final int OPERATIONS = 8;

  /**
   * Nanoseconds for a multiplication of vectors. Compiled code takes less than one, or a few where
   * a tile is so small that calling it counts; code that makes objects takes tens.
   */
  private static final double COMPILED = 8;

  /** Nanoseconds for a call itself, however little it does. */
  private static final double CALL = 40;

  /** A JVM that has not compiled them by then will not. */
  private static final long PATIENCE = 20_000_000_000L;

  /** In {@link #COMPILED_ROWS}: everything but tiles. */
  private static final int ELEMENTS = 0;

  private static final int STRETCH = VectorMath.STRETCH;

  private static final AtomicBoolean STARTED = new AtomicBoolean();

  /**
   * Tiles by their number of channels. Written by one thread; others may see it late, which is
   * harmless.
   */
  private static final boolean[] COMPILED_ROWS = new boolean[MOST_ROWS + 1];

  private static final boolean[] ALL = new boolean[MOST_ROWS + 1];

  static {
    Arrays.fill(ALL, true);
  }

  private static boolean[] ready = COMPILED_ROWS;

  private final float[] x = new float[Math.max(STRETCH, 8 * LENGTH)];
  private final float[] w = new float[TAPS * MOST_ROWS];
  private final float[] y = new float[Math.max(STRETCH, MOST_ROWS * 8 * LENGTH)];
  private final int[] offsets = new int[TAPS];

  /** Loops that are not known to be compiled. */
  private final List<Loop> waiting = new ArrayList<>();

  private WarmUp() {
    for (int left = MOST_ROWS; left >= 1; left--) {
      int rows = VectorCorrelation.block(left);
      if (waiting.stream().noneMatch(loop -> loop.group == rows)) {
        addTiles(rows);
      }
    }
    addElements();
  }

  /** From now on vectors are used as they are compiled. */
  static void start() {
    ready = COMPILED_ROWS;
    if (!STARTED.getAndSet(true)) {
      Thread thread = new Thread(new WarmUp(), "headgate warm-up");
      thread.setDaemon(true);
      thread.start();
    }
  }

  /** For tests, and for who wants to time vectors alone: from now on everything is ready. */
  static void skip() {
    ready = ALL;
  }

  static boolean isReady(int rows) {
    return ready[rows];
  }

  static boolean areElementsReady() {
    return ready[ELEMENTS];
  }

  /** How many of so many elements to take as whole vectors: none while those are not compiled. */
  static int bound(int count) {
    return areElementsReady() ? SPECIES.loopBound(count) : 0;
  }

  private void addTiles(int rows) {
    for (int vectors : VECTORS) {
      if (rows * vectors <= MOST_SUMS) {
        int positions = vectors * LENGTH;
        add(
            rows,
            TAPS,
            rows * vectors,
            () ->
                VectorCorrelation.run(
                    rows,
                    positions,
                    x,
                    0,
                    offsets,
                    0,
                    TAPS,
                    w,
                    0,
                    y,
                    0,
                    8 * LENGTH,
                    false,
                    y,
                    0,
                    8 * LENGTH));
      }
    }
  }

  private void addElements() {
    int count = LENGTH;
    add(ELEMENTS, 1, OPERATIONS, () -> VectorElements.relu(count, x, 0, y, 0));
    add(ELEMENTS, 1, OPERATIONS, () -> VectorElements.reluBackward(count, x, 0, x, 0, y, 0));
    add(ELEMENTS, 1, OPERATIONS, () -> VectorElements.sum(VectorElements.PAIR, x, 0));
    add(ELEMENTS, 1, OPERATIONS, () -> VectorElements.sigmoidBackward(count, x, 0, x, 0, y, 0));
    add(ELEMENTS, 1, OPERATIONS, () -> VectorMath.expOfSizeOfVectors(count, -1f, x, 0, y));
    add(ELEMENTS, 1, OPERATIONS, () -> VectorMath.logOfVectors(count, y));
    add(ELEMENTS, 1, OPERATIONS, () -> VectorMath.log1pOfVectors(count, y));
    add(ELEMENTS, 1, OPERATIONS, () -> VectorElements.leakyRelu(count, 0.5f, x, 0, y, 0));
    add(
        ELEMENTS,
        1,
        OPERATIONS,
        () -> VectorElements.leakyReluBackward(count, 0.5f, x, 0, x, 0, y, 0));
    add(ELEMENTS, 1, OPERATIONS, () -> VectorElements.tanhBackward(count, x, 0, x, 0, y, 0));
    add(ELEMENTS, 1, OPERATIONS, () -> VectorElements.scale(count, 0.5f, x, 0, y, 0));
    add(ELEMENTS, 1, OPERATIONS, () -> VectorElements.max(count, x, 0, y, 0, y, 0));
    addRows();
    add(
        ELEMENTS,
        1,
        OPERATIONS,
        () -> VectorElements.winogradSources(count, x, 0, LENGTH, y, 0, LENGTH));
  }

  private void addRows() {
    int wide = 2 * LENGTH;
    for (int taps = 1; taps <= 5; taps++) {
      int n = taps;
      add(ELEMENTS, n, OPERATIONS, () -> VectorRows.sum(2, wide, n, offsets, w, x, 0, 0, y, 0, 0));
    }
    for (int taps = 2; taps <= 5; taps++) {
      int n = taps;
      add(ELEMENTS, n, OPERATIONS, () -> VectorRows.max(2, wide, n, offsets, x, 0, 0, y, 0, 0));
    }
    add(
        ELEMENTS,
        2,
        OPERATIONS,
        () -> VectorRows.choose(2, wide, x, 0, 0, x, wide, 0, x, 0, 0, y, 0, 0, wide, 0));
    add(ELEMENTS, 2, OPERATIONS, () -> VectorRows.split(wide, x, 0, y, 0, wide));
    add(ELEMENTS, 2, OPERATIONS, () -> VectorRows.merge(wide, x, 0, wide, y, 0));
    add(ELEMENTS, 1, OPERATIONS, () -> VectorElements.multiply(wide, x, 0, x, 0, y, 0));
  }

  private void add(int group, int rounds, int multiplications, Runnable call) {
    waiting.add(new Loop(group, COMPILED * rounds * multiplications + CALL, call));
  }

  /** Rests as long as it works: the compiler needs a core, and so does who is training. */
  @Override
  public void run() {
    long deadline = System.nanoTime() + PATIENCE;
    while (!waiting.isEmpty() && System.nanoTime() < deadline) {
      for (Loop loop : List.copyOf(waiting.subList(0, Math.min(AT_ONCE, waiting.size())))) {
        long start = System.nanoTime();
        if (loop.isCompiled()) {
          waiting.remove(loop);
          COMPILED_ROWS[loop.group] =
              waiting.stream().noneMatch(other -> other.group == loop.group);
        }
        LockSupport.parkNanos(System.nanoTime() - start);
      }
    }
  }

  /**
   * @param group in {@link #COMPILED_ROWS}
   * @param limit nanoseconds that a call takes only if it is not compiled
   */
  private record Loop(int group, double limit, Runnable call) {

    /** By the shortest of a few timings: other threads may interrupt all others. */
    boolean isCompiled() {
      long shortest = Long.MAX_VALUE;
      for (int timing = 0; timing < TIMINGS; timing++) {
        long start = System.nanoTime();
        for (int i = 0; i < CALLS; i++) {
          call.run();
        }
        shortest = Math.min(shortest, System.nanoTime() - start);
      }
      return shortest < CALLS * limit;
    }
  }
}
