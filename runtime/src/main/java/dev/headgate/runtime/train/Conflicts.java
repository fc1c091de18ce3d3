package dev.headgate.runtime.train;

import java.util.List;

/**
 * Gradients of losses that may pull parameters in opposite directions. Where two of them have a
 * negative inner product, each is projected on the normal plane of the other before they are added
 * up: gradient surgery ("PCGrad", Yu et al., "Gradient Surgery for Multi-Task Learning", 2020,
 * algorithm 1). The paper takes the others in random order; here it is the order of the annotation,
 * so that results repeat.
 */
public final class Conflicts {

  private Conflicts() {}

  /**
   * Where the gradients of some parameters lie.
   *
   * @param offsets where each parameter's gradient begins that they are added to
   * @param sizes how many elements each parameter has
   * @param shares where each loss's own gradients begin, parameter after parameter
   */
  public record Shares(List<Integer> offsets, List<Integer> sizes, List<Integer> shares) {
    public Shares {
      offsets = List.copyOf(offsets);
      sizes = List.copyOf(sizes);
      shares = List.copyOf(shares);
    }

    /** The elements of one loss's share. */
    public int size() {
      return sizes.stream().mapToInt(Integer::intValue).sum();
    }
  }

  /** Adds the shares, projected, to the gradients they belong to. */
  public static void resolve(float[] gradients, Shares conflict) {
    float[] projected = new float[conflict.size()];
    for (int share : conflict.shares()) {
      System.arraycopy(gradients, share, projected, 0, projected.length);
      for (int other : conflict.shares()) {
        if (other != share) {
          project(projected, gradients, other);
        }
      }
      add(projected, gradients, conflict);
    }
  }

  /** Takes away what points against the other gradient. */
  private static void project(float[] projected, float[] gradients, int other) {
    double product = 0;
    double square = 0;
    for (int i = 0; i < projected.length; i++) {
      double g = gradients[other + i];
      product += projected[i] * g;
      square += g * g;
    }
    if (product < 0) { // then the square is positive
      double factor = product / square;
      for (int i = 0; i < projected.length; i++) {
        projected[i] -= (float) (factor * gradients[other + i]);
      }
    }
  }

  private static void add(float[] projected, float[] gradients, Shares conflict) {
    int from = 0;
    for (int p = 0; p < conflict.sizes().size(); p++) {
      int to = conflict.offsets().get(p);
      for (int i = 0; i < conflict.sizes().get(p); i++) {
        gradients[to + i] += projected[from + i];
      }
      from += conflict.sizes().get(p);
    }
  }
}
