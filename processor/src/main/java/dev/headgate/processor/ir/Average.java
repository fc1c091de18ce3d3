package dev.headgate.processor.ir;

import dev.headgate.processor.diag.Origin;

/**
 * An instance that follows another.
 *
 * @param instance the one that follows
 * @param source the one that is followed
 */
public record Average(String instance, String source, Origin origin) {

  /** The parameter that one of the following instance's follows. */
  public String sourceOf(String parameter) {
    return source + parameter.substring(instance.length());
  }

  /** Whether a parameter or a node belongs to the following instance. */
  public boolean covers(String name) {
    return name.startsWith(instance + ".");
  }
}
