package dev.headgate.runtime;

import dev.headgate.runtime.Execution.Run;
import dev.headgate.runtime.train.Updater;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** What each thread does of an update: a stretch of the trained parameters. */
final class Change implements IntConsumer {

  /** Elements of a kept gradient that are still in cache when the updater reads them. */
  private static final int PIECE = 4096;

  private final List<Run> runs;
  private final int first;
  private final int extent;
  private final int parts;
  private final float[][] pieces;

  private @Nullable Updater updater;
  private @Nullable Gradients gradients;
  private float[] weights = new float[0];
  private float[][] arrays = new float[0][];
  private int iteration;

  /**
   * @param runs the trained parameters, which reach {@code extent} elements from {@code first} on
   * @param parts how many threads share them
   */
  Change(List<Run> runs, int first, int extent, int parts) {
    this.runs = runs;
    this.first = first;
    this.extent = extent;
    this.parts = parts;
    this.pieces = new float[parts][0];
  }

  int parts() {
    return parts;
  }

  /**
   * Says what the next run is to do.
   *
   * @param gradients of all of them
   * @param arrays the updater's state
   */
  void begin(
      Updater updater, Gradients gradients, float[] weights, float[][] arrays, int iteration) {
    this.updater = updater;
    this.gradients = gradients;
    this.weights = weights;
    this.arrays = arrays;
    this.iteration = iteration;
  }

  @Override
  public void accept(int part) {
    int from = first + Execution.start(part, parts, extent);
    int to = first + Execution.start(part + 1, parts, extent);
    for (int i = 0; i < runs.size() && updater != null && gradients != null; i++) {
      int at = Math.max(from, runs.get(i).start());
      int end = Math.min(to, runs.get(i).start() + runs.get(i).length());
      update(updater, gradients, at, end, part);
    }
  }

  private void update(Updater updater, Gradients gradients, int from, int to, int part) {
    for (int at = from, end; at < to; at = end) {
      int g = at - first;
      int kept = gradients.keptAt(g);
      if (kept < 0) {
        end = first + gradients.nextKept(g, to - first);
        updater.update(weights, at, gradients.written(), g, end - at, arrays, iteration);
      } else {
        end = Math.min(first + gradients.kept().end(kept), to);
        update(updater, gradients, kept, g, end - first, part);
      }
    }
  }

  /**
   * Rows of a kept gradient, those that begin within the stretch. An updater's state lies beside
   * the gradients; where it has none, rows can lie anywhere.
   */
  private void update(Updater updater, Gradients gradients, int kept, int from, int to, int part) {
    int start = gradients.kept().start(kept);
    int columns = gradients.kept().columns(kept);
    int together = gradients.kept().rowsTogether(kept, PIECE);
    int last = (to - start + columns - 1) / columns;
    for (int row = (from - start + columns - 1) / columns, rows; row < last; row += rows) {
      rows = Math.min(together, last - row);
      int g = start + row * columns;
      float[] elements = arrays.length == 0 ? piece(part, rows * columns) : gradients.written();
      int at = arrays.length == 0 ? 0 : g;
      gradients.write(part, kept, row, rows, elements, at);
      updater.update(weights, first + g, elements, at, rows * columns, arrays, iteration);
    }
  }

  private float[] piece(int part, int size) {
    if (pieces[part].length < size) {
      pieces[part] = new float[size];
    }
    return pieces[part];
  }
}
