package dev.headgate.runtime;

import dev.headgate.runtime.kernel.Exchange;
import dev.headgate.runtime.kernel.KeptGradients;
import dev.headgate.runtime.kernel.Primitives;
import dev.headgate.runtime.kernel.Scratch;
import dev.headgate.runtime.kernel.Team;
import java.util.Arrays;
import java.util.List;

/**
 * One thread's share of a computation: memory for a tile of samples, and what is computed on it.
 * Generated code overrides the methods it has something to do in; they take the number of the
 * tile's first sample and the number of its samples.
 */
public abstract class Worker {

  /**
   * Activations and cotangents; what belongs together lies at {@code samples * offset}. Longer by
   * what kernels may read beyond the last of them.
   */
  protected final float[] values;

  /**
   * The gradients of the samples this worker has seen in the current step, but for its {@link
   * #keptGradients}.
   */
  protected float[] gradients = new float[0];

  /** What a kernel may use while it runs. */
  protected final Scratch scratch;

  /** The sum of each loss's terms over the samples this worker has seen, by the loss's number. */
  protected final double[] lossSums;

  private final int tile;
  private int lastAt;
  private int lastSize;

  /** What workers that share a batch tell each other. */
  protected Exchange exchange = Exchange.ALONE;

  /** Whether the running tile is the worker's first, so that no gradient has been added to. */
  protected boolean first;

  /** What the random numbers of the running pass are derived from. */
  protected long draw;

  /**
   * @param samples the most samples that go through together
   * @param scratch the floats of scratch memory that each of the kernels asks for
   */
  protected Worker(StepLayout layout, int samples, int... scratch) {
    this.tile = samples;
    this.values =
        new float[Math.addExact(Math.multiplyExact(layout.arena, samples), Primitives.ROUND)];
    this.scratch = Scratch.ofLargest(scratch);
    this.lossSums = new double[Arrays.stream(layout.losses).max().orElse(-1) + 1];
  }

  /** The largest of some sizes; 0 if there are none. */
  protected static int largest(int... sizes) {
    return Arrays.stream(sizes).max().orElse(0);
  }

  /** Computes the outputs and copies them to where the caller wants them. */
  protected void infer(int at, int n) {}

  /** Computes what the losses judge. */
  protected void forward(int at, int n) {}

  /** Adds the terms of the losses to their sums. */
  protected void losses(int at, int n) {}

  /** Adds the gradients of the losses to {@link #gradients}. */
  protected void backward(int at, int n) {}

  /** Lets layers remember what they have seen, once a step, after the update. */
  protected void remember(int at, int n) {}

  /** How far a pass goes. */
  enum Pass {
    INFER,
    EVALUATE,
    DIFFERENTIATE
  }

  /** Takes the samples from {@code from} to before {@code to} through a pass, a tile at a time. */
  final void run(Pass pass, int from, int to) {
    for (int at = from; at < to; at += tile) {
      int n = Math.min(tile, to - at);
      first = at == from;
      lastAt = at;
      lastSize = n;
      if (pass == Pass.INFER) {
        infer(at, n);
        continue;
      }
      forward(at, n);
      losses(at, n);
      if (pass == Pass.DIFFERENTIATE) {
        backward(at, n);
      }
    }
  }

  /** Lets layers remember what they have seen of the last tile. */
  final void remember() {
    remember(lastAt, lastSize);
  }

  /** From now on kernels share their work among these threads. */
  final void share(Team team) {
    scratch.share(team);
  }

  final void clearLosses() {
    Arrays.fill(lossSums, 0);
  }

  /**
   * Clears the gradients that are added to; the others are overwritten.
   *
   * @param most the most samples that a worker has in the pass
   */
  final void beginGradients(int size, List<Execution.Run> added, int most) {
    keptGradients().begin(most <= tile ? most : 0);
    if (gradients.length != size) {
      gradients = new float[size];
      return;
    }
    for (int i = 0; i < added.size(); i++) {
      int start = added.get(i).start();
      Arrays.fill(gradients, start, start + added.get(i).length(), 0);
    }
  }

  /** Those of the gradients that are not written out. */
  final KeptGradients keptGradients() {
    return scratch.keptGradients();
  }
}
