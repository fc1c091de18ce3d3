package dev.headgate.processor.ir;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks things up that an earlier pass must have put there; their absence is a mistake of the
 * compiler.
 */
public final class Required {

  private Required() {}

  /** The value of a key that is known to be there. */
  public static <K, V> V get(Map<K, V> map, K key) {
    return present(map.get(key), key);
  }

  /** The value itself, which {@code what} describes should it be missing. */
  public static <V> V present(@Nullable V value, Object what) {
    if (value == null) {
      throw new IllegalStateException("an earlier pass left out " + what);
    }
    return value;
  }
}
