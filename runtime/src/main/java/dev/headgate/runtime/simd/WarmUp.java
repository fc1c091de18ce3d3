package dev.headgate.runtime.simd;

import static dev.headgate.runtime.kernel.Primitives.MOST_ROWS;
import static dev.headgate.runtime.simd.Lanes.LENGTH;
import static dev.headgate.runtime.simd.Lanes.SPECIES;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs the tiles on a little data until the JVM has compiled them. Before that every vector is an
 * object, and a tile many times slower than scalar code. Happens once a JVM, on a thread that ends
 * when it is done.
 */
final class WarmUp implements Runnable {

  /** Few: the JVM compiles a method after some thousand calls, and until then each is slow. */
  private static final int TAPS = 4;

  /** Numbers of vectors that between them need every tile. */
  private static final int[] VECTORS = {1, 2, 3, 4, 8};

  /** No tile is larger. */
  private static final int MOST_SUMS = 24;

  private static final int CALLS = 20;

  /** Roughly, of an exponential; compiled code does more than one a nanosecond. */
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

  /** The thread that uses vectors before they are ready. */
  private static @Nullable Thread warming;

  private final float[] x = new float[Math.max(STRETCH, 8 * LENGTH)];
  private final float[] w = new float[TAPS * MOST_ROWS];
  private final float[] y = new float[Math.max(STRETCH, MOST_ROWS * 8 * LENGTH)];
  private final int[] offsets = new int[TAPS];

  private WarmUp() {}

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
    return ready[ELEMENTS] || Thread.currentThread() == warming;
  }

  /** How many of so many elements to take as whole vectors: none while those are not compiled. */
  static int bound(int count) {
    return areElementsReady() ? SPECIES.loopBound(count) : 0;
  }

  @Override
  public void run() {
    warming = Thread.currentThread();
    long deadline = System.nanoTime() + PATIENCE;
    for (int left = MOST_ROWS; left >= 1; left--) {
      int rows = VectorCorrelation.block(left);
      if (!COMPILED_ROWS[rows]) {
        COMPILED_ROWS[rows] = becomesTrue(() -> isCompiled(rows), deadline);
      }
    }
    COMPILED_ROWS[ELEMENTS] = becomesTrue(this::areElementsCompiled, deadline);
    warming = null;
  }

  /**
   * Looks until it is so; false when that takes too long. Without pauses: with them, looks came too
   * late or saw slow code, and some JVMs stayed with scalar code for many seconds.
   */
  private static boolean becomesTrue(BooleanSupplier look, long deadline) {
    while (System.nanoTime() < deadline) {
      if (look.getAsBoolean()) {
        return true;
      }
    }
    return false;
  }

  private boolean isCompiled(int rows) {
    boolean compiled = true;
    for (int vectors : VECTORS) {
      if (rows * vectors <= MOST_SUMS) {
        compiled &=
            takesLess(
                COMPILED * TAPS * rows * vectors,
                () ->
                    VectorCorrelation.run(
                        rows, vectors * LENGTH, x, 0, offsets, 0, TAPS, w, 0, y, 0, 8 * LENGTH));
      }
    }
    return compiled;
  }

  private boolean areElementsCompiled() {
    int count = 4 * LENGTH;
    double limit = COMPILED * 4 * OPERATIONS;
    return takesLess(limit, () -> VectorElements.relu(count, x, 0, y, 0))
        & takesLess(limit, () -> VectorElements.reluBackward(count, x, 0, x, 0, y, 0))
        & takesLess(limit, () -> VectorElements.leakyRelu(count, 0.5f, x, 0, y, 0))
        & takesLess(limit, () -> VectorElements.leakyReluBackward(count, 0.5f, x, 0, x, 0, y, 0))
        & takesLess(limit, () -> VectorElements.scale(count, 0.5f, x, 0, y, 0))
        & takesLess(2 * 4 * COMPILED, () -> VectorElements.sum(count, x, 0))
        & takesLess(limit, () -> VectorActivations.sigmoidBackward(count, x, 0, x, 0, y, 0))
        & takesLess(limit, () -> VectorActivations.tanhBackward(count, x, 0, x, 0, y, 0))
        & takesLess(limit, () -> VectorMath.expOfSize(count, -1f, x, 0, y))
        & takesLess(limit, () -> VectorMath.log(count, y))
        & takesLess(limit, () -> VectorMath.log1p(count, y));
  }

  /** Runs a few calls; whether one takes less than so many nanoseconds. */
  private static boolean takesLess(double nanoseconds, Runnable call) {
    long start = System.nanoTime();
    for (int i = 0; i < CALLS; i++) {
      call.run();
    }
    return System.nanoTime() - start < CALLS * (nanoseconds + CALL);
  }
}
