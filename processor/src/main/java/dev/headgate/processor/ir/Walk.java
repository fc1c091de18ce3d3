package dev.headgate.processor.ir;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Walks along what takes what. Not by recursion: a chain of layers may be longer than a thread's
 * stack.
 */
public final class Walk {

  /** Something whose needs are being walked through. */
  private record Open<T>(T item, Iterator<T> needs) {}

  private Walk() {}

  /**
   * All that some items need, directly or not, and the items themselves; each once, behind what it
   * needs, which keeps its own order where it can. What needs itself stands somewhere. Items are
   * told apart by identity.
   */
  public static <T> List<T> needsFirst(Collection<T> items, Function<T, List<T>> needs) {
    List<T> order = new ArrayList<>();
    Set<T> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Open<T>> open = new ArrayDeque<>();
    for (T item : items) {
      if (seen.add(item)) {
        open.push(new Open<>(item, needs.apply(item).iterator()));
      }
      while (!open.isEmpty()) {
        if (open.element().needs().hasNext()) {
          T next = open.element().needs().next();
          if (seen.add(next)) {
            open.push(new Open<>(next, needs.apply(next).iterator()));
          }
        } else {
          order.add(open.pop().item());
        }
      }
    }
    return order;
  }
}
