package dev.headgate.runtime;

import java.util.Arrays;

/**
 * One thread's share of a model: memory for a tile of samples, and the model's computation on it.
 * Generated code extends it; its methods take the number of the tile's first sample and the number
 * of its samples.
 */
public abstract class Worker {

  /** Activations and cotangents; what belongs together lies at {@code samples * offset}. */
  protected final float[] values;

  /** The gradients of the samples this worker has seen in the current step. */
  protected float[] gradients = new float[0];

  /** Memory that a kernel may use while it runs. */
  protected final float[] scratch;

  /** The sum of each loss's terms over the samples this worker has seen. */
  protected final double[] lossSums;

  private final int tile;

  /**
   * @param tile the most samples that go through together
   * @param scratch the floats of scratch memory that each of the model's kernels asks for
   */
  protected Worker(ModelLayout layout, int tile, int... scratch) {
    this.tile = tile;
    this.values = new float[Math.multiplyExact(layout.arena, tile)];
    this.scratch = new float[Arrays.stream(scratch).max().orElse(0)];
    this.lossSums = new double[layout.losses.size()];
  }

  /** Computes the outputs and copies them to where the caller wants them. */
  protected abstract void infer(int at, int n);

  /** Computes what the losses judge. */
  protected abstract void forward(int at, int n);

  /** Adds the terms of the losses to their sums. */
  protected abstract void losses(int at, int n);

  /** Adds the gradients of the losses to {@link #gradients}. */
  protected abstract void backward(int at, int n);

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

  final void clearLosses() {
    Arrays.fill(lossSums, 0);
  }

  final void clearGradients(int trained) {
    if (gradients.length != trained) {
      gradients = new float[trained];
    }
    Arrays.fill(gradients, 0);
  }
}
