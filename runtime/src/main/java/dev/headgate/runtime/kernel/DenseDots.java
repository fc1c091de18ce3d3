package dev.headgate.runtime.kernel;

import java.util.Arrays;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Forward of a few samples of a dense layer, by dot products; threads share the units. Each goes
 * through its own rows of the weights, and in the update by {@link KeptGradients} through much the
 * same, so that these stay in its cache. An object holds what it works on between {@link #run} and
 * the parts' calls.
 */
final class DenseDots implements IntConsumer {

  private static final float[] NONE = new float[0];

  /** Weights below which one thread is done before another has begun. */
  private static final int WORTH_SHARING = 1 << 15;

  private final Scratch scratch;

  private int inputs;
  private int units;
  private int samples;
  private float[] x = NONE;
  private int xAt;
  private float[] weight = NONE;
  private int weightAt;
  private float @Nullable [] bias;
  private int biasAt;
  private float[] y = NONE;
  private int yAt;
  private int parts;

  DenseDots(Scratch scratch) {
    this.scratch = scratch;
  }

  /** Overwrites y, finished. */
  void run(
      DenseGeometry g,
      int samples,
      float[] x,
      int xAt,
      float[] weight,
      int weightAt,
      float @Nullable [] bias,
      int biasAt,
      float[] y,
      int yAt) {
    this.inputs = g.inputs;
    this.units = g.units;
    this.samples = samples;
    this.x = x;
    this.xAt = xAt;
    this.weight = weight;
    this.weightAt = weightAt;
    this.bias = bias;
    this.biasAt = biasAt;
    this.y = y;
    this.yAt = yAt;
    this.parts = (long) inputs * units < WORTH_SHARING ? 1 : scratch.parts();
    scratch.run(parts, this);
    this.x = NONE;
    this.weight = NONE;
    this.bias = null;
    this.y = NONE;
  }

  @Override
  public void accept(int part) {
    int from = start(part);
    int count = start(part + 1) - from;
    if (count == units) {
      dots(samples, 0, units, xAt, yAt);
      return;
    }
    for (int s = 0; s < samples; s++) {
      dots(1, from, count, xAt + s * inputs, yAt + s * units);
    }
  }

  /** Parts begin at whole vectors, so that every unit is worked on as by a single thread. */
  private int start(int part) {
    return part == parts ? units : units * part / parts / Primitives.ROUND * Primitives.ROUND;
  }

  /** Some units of one sample, or all of several. */
  private void dots(int rows, int unit, int count, int xFrom, int yFrom) {
    for (int r = 0; r < rows; r++) {
      start(unit, count, yFrom + r * units + unit);
    }
    int weights = weightAt + unit * inputs;
    ActivePrimitives.get().addDots(rows, count, inputs, x, xFrom, weight, weights, y, yFrom + unit);
    for (int r = 0; r < rows; r++) {
      scratch.finish.apply(count, y, yFrom + r * units + unit);
    }
  }

  private void start(int unit, int count, int to) {
    float[] starts = bias;
    if (starts == null) {
      Arrays.fill(y, to, to + count, 0f);
    } else {
      System.arraycopy(starts, biasAt + unit, y, to, count);
    }
  }
}
