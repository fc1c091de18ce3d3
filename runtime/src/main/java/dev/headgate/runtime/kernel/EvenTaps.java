package dev.headgate.runtime.kernel;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The offsets of taps that lie a stride apart, from 0 on, as {@link Primitives#correlate} takes
 * them: an array for each number of taps, made when it is first asked for.
 */
final class EvenTaps {

  private final int stride;
  private final AtomicReferenceArray<int[]> byCount;

  /**
   * @param most the largest number of taps
   */
  EvenTaps(int most, int stride) {
    Math.multiplyExact(most, stride);
    this.stride = stride;
    this.byCount = new AtomicReferenceArray<>(most + 1);
  }

  /** Those of the first taps. */
  int[] first(int count) {
    int[] offsets = byCount.get(count);
    if (offsets == null) {
      offsets = new int[count];
      for (int i = 0; i < count; i++) {
        offsets[i] = i * stride;
      }
      byCount.set(count, offsets);
    }
    return offsets;
  }
}
