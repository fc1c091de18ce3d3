package dev.headgate.runtime;

import dev.headgate.runtime.Execution.Run;
import dev.headgate.runtime.kernel.OuterProduct;
import dev.headgate.runtime.train.Updater;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** What each thread does of an update: a stretch of the trained parameters. */
final class Change implements IntConsumer {

  /** Elements of an outer product that stay in a first-level cache until they have been used. */
  private static final int PIECE = 4096;

  private final List<Run> runs;
  private final int first;
  private final int extent;
  private final int parts;
  private final float[][] pieces;

  private @Nullable Updater updater;
  private @Nullable Worker worker;
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
    this.pieces = new float[parts][PIECE];
  }

  int parts() {
    return parts;
  }

  /**
   * Says what the next run is to do.
   *
   * @param worker who has the gradients
   * @param arrays the updater's state
   */
  void begin(Updater updater, Worker worker, float[] weights, float[][] arrays, int iteration) {
    this.updater = updater;
    this.worker = worker;
    this.weights = weights;
    this.arrays = arrays;
    this.iteration = iteration;
  }

  @Override
  public void accept(int part) {
    int from = first + Execution.start(part, parts, extent);
    int to = first + Execution.start(part + 1, parts, extent);
    for (int i = 0; i < runs.size() && updater != null && worker != null; i++) {
      int at = Math.max(from, runs.get(i).start());
      int end = Math.min(to, runs.get(i).start() + runs.get(i).length());
      update(updater, worker, at, end, pieces[part]);
    }
  }

  private void update(Updater updater, Worker worker, int from, int to, float[] piece) {
    for (int at = from, end; at < to; at = end) {
      OuterProduct product = worker.outerProducts().at(at - first);
      if (product == null) {
        end = first + worker.outerProducts().next(at - first, to - first);
        int n = end - at;
        updater.update(weights, at, worker.gradients, at - first, n, arrays, iteration);
      } else {
        end = Math.min(first + product.end(), to);
        update(updater, worker, product, at, end, piece);
      }
    }
  }

  /** An updater's state lies beside the gradients; where it has none, a piece can lie anywhere. */
  private void update(
      Updater updater, Worker worker, OuterProduct product, int from, int to, float[] piece) {
    boolean anywhere = arrays.length == 0;
    float[] gradients = anywhere ? piece : worker.gradients;
    for (int at = from, n; at < to; at += n) {
      n = Math.min(PIECE, to - at);
      int g = anywhere ? 0 : at - first;
      product.write(at - first, n, gradients, g);
      updater.update(weights, at, gradients, g, n, arrays, iteration);
    }
  }
}
