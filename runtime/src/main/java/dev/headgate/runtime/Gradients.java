package dev.headgate.runtime;

import dev.headgate.runtime.kernel.Dense;
import dev.headgate.runtime.kernel.KeptGradients;
import dev.headgate.runtime.kernel.Update;
import dev.headgate.runtime.train.Crew;
import java.util.function.IntConsumer;

/**
 * The gradients of a pass, in shares of its workers. Those that are written out the first worker
 * has, added up, after {@link #gather}; of the others ({@link KeptGradients}) every worker keeps
 * its own factors.
 */
final class Gradients implements IntConsumer {

  private static final int NONE = -1;

  private final Worker[] workers;
  private final float[][] memory;
  private int size;
  private int parts;

  Gradients(Worker[] workers) {
    this.workers = workers;
    this.memory = new float[workers.length][Dense.ROWS_SCRATCH];
  }

  /**
   * Adds up what the workers have, always in the same order; threads share the elements.
   *
   * @param size how many elements there are
   * @param parts how many workers have a share
   */
  void gather(Crew crew, int size, int parts) {
    this.size = size;
    this.parts = parts;
    if (parts > 1) {
      crew.run(parts, this);
    }
  }

  @Override
  public void accept(int part) {
    int to = Execution.start(part + 1, parts, size);
    for (int at = Execution.start(part, parts, size), end; at < to; at = end) {
      int kept = keptAt(at);
      end = kept == NONE ? nextKept(at, to) : kept().end(kept);
      for (int other = 1; other < parts && kept == NONE; other++) {
        Update.add(end - at, workers[other].gradients, workers[0].gradients, at);
      }
    }
  }

  /** The elements, but for those that are kept. */
  float[] written() {
    return workers[0].gradients;
  }

  /** All elements. */
  float[] all() {
    for (int i = 0; i < kept().count(); i++) {
      int rows = (kept().end(i) - kept().start(i)) / kept().columns(i);
      write(0, i, 0, rows, written(), kept().start(i));
    }
    kept().forget();
    return written();
  }

  /** What is kept, as the first worker tells it: that of the others lies alike. */
  KeptGradients kept() {
    return workers[0].keptGradients();
  }

  /** Which kept gradient an element belongs to; negative if to none. */
  int keptAt(int index) {
    for (int i = 0; i < kept().count(); i++) {
      if (kept().start(i) <= index && index < kept().end(i)) {
        return i;
      }
    }
    return NONE;
  }

  /** The first element from {@code from} on that is kept, or {@code limit}. */
  int nextKept(int from, int limit) {
    int next = limit;
    for (int i = 0; i < kept().count(); i++) {
      int start = kept().start(i);
      next = start >= from ? Math.min(next, start) : next;
    }
    return next;
  }

  /** Overwrites y with some rows of a kept gradient; {@code part} is the thread that does so. */
  void write(int part, int number, int row, int rows, float[] y, int yAt) {
    for (int worker = 0; worker < parts; worker++) {
      workers[worker].keptGradients().write(number, row, rows, y, yAt, worker == 0, memory[part]);
    }
  }
}
