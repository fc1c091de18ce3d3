package dev.headgate.examples;

import java.util.Random;

/** The order in which an epoch visits the samples: a new one each time, the same for a seed. */
public final class Shuffle {

  private final Random random;
  private final int[] order;

  /** An order of the indices from 0 to {@code count - 1}. */
  public Shuffle(int count, long seed) {
    random = new Random(seed);
    order = new int[count];
    for (int i = 0; i < count; i++) {
      order[i] = i;
    }
  }

  /** Shuffles and returns the order, an array that the next call changes. */
  public int[] next() {
    for (int i = order.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int index = order[i];
      order[i] = order[other];
      order[other] = index;
    }
    return order;
  }
}
