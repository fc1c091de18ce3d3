package dev.headgate.runtime.kernel;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The gradients of a pass that are kept as their factors. A dense layer's gradient of one sample is
 * as large as its weights; written to memory and read again by the updater it would be most of what
 * a step moves. So it is written out a piece at a time while the updater runs, or when somebody
 * asks for it, with the same bits.
 */
public final class OuterProducts {

  /** In the order of the calls, which is the same in every pass, so that they are made once. */
  private final List<OuterProduct> products = new ArrayList<>();

  private int count;
  private boolean keeping;

  OuterProducts() {}

  /** A pass begins: forgets the last one's, and says whether this one's are kept. */
  public void begin(boolean keeping) {
    this.keeping = keeping;
    forget();
  }

  /** All have been written out. */
  public void forget() {
    count = 0;
  }

  boolean isKeeping() {
    return keeping;
  }

  /** Keeps the gradient whose first element is number {@code start}. */
  void keep(
      int rows, int columns, float[] left, int leftAt, float[] right, int rightAt, int start) {
    if (count == products.size()) {
      products.add(new OuterProduct(rows, columns));
    } else if (!products.get(count).hasSize(rows, columns)) {
      products.set(count, new OuterProduct(rows, columns));
    }
    products.get(count).set(left, leftAt, right, rightAt, start);
    count++;
  }

  /** The product that an element belongs to; null if it has been written out or never was kept. */
  public @Nullable OuterProduct at(int index) {
    for (int i = 0; i < count; i++) {
      OuterProduct product = products.get(i);
      if (product.start() <= index && index < product.end()) {
        return product;
      }
    }
    return null;
  }

  /** The first element from {@code from} on that belongs to a product, or {@code limit}. */
  public int next(int from, int limit) {
    int next = limit;
    for (int i = 0; i < count; i++) {
      int start = products.get(i).start();
      next = start >= from ? Math.min(next, start) : next;
    }
    return next;
  }

  /** Writes out what is left. */
  public void writeOut(float[] gradients) {
    for (int i = 0; i < count; i++) {
      OuterProduct product = products.get(i);
      product.write(product.start(), product.end() - product.start(), gradients, product.start());
    }
    forget();
  }
}
