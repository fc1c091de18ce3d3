package dev.headgate.runtime.kernel;

import org.jspecify.annotations.Nullable;

/**
 * What a kernel does to each piece of its result as soon as that is complete and still in cache:
 * nothing, or an {@link Activation} forward or backward.
 */
final class Finish {

  private static final float[] NONE = new float[0];

  private @Nullable Activation next;
  private float nextAttribute;
  private float[] nextKept = NONE;
  private int nextKeptAt;

  private @Nullable Activation activation;
  private float attribute;
  private float[] kept = NONE;
  private int distance;

  /**
   * Says what the next kernel is to do.
   *
   * @param kept the activation's own result; empty to apply it forward
   */
  void set(Activation activation, float attribute, float[] kept, int keptAt) {
    next = activation;
    nextAttribute = attribute;
    nextKept = kept;
    nextKeptAt = keptAt;
  }

  /** No activation is applied backward. */
  static float[] forward() {
    return NONE;
  }

  /** A kernel starts whose result begins at {@code resultAt}; what was set holds for it alone. */
  void start(int resultAt) {
    activation = next;
    attribute = nextAttribute;
    kept = nextKept;
    distance = nextKeptAt - resultAt;
    next = null;
    nextKept = NONE;
  }

  /** Finishes a complete piece of the result. */
  void apply(int count, float[] result, int at) {
    if (activation == null) {
      return;
    }
    if (kept.length == 0) {
      activation.forward().run(count, attribute, result, at, result, at);
    } else {
      activation.backward().run(count, attribute, kept, at + distance, result, at, result, at);
    }
  }
}
