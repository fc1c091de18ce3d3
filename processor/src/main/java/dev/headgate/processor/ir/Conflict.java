package dev.headgate.processor.ir;

import dev.headgate.processor.diag.Origin;
import java.util.List;

/**
 * Losses whose gradients for the parameters of an instance are projected on each other before they
 * are added up.
 *
 * @param losses in the order in which each is projected on the others
 */
public record Conflict(String instance, List<String> losses, Origin origin) {

  public Conflict {
    losses = List.copyOf(losses);
  }

  /** Whether an instance is this one or nested in it. */
  public boolean covers(String other) {
    return other.equals(instance) || other.startsWith(instance + ".");
  }
}
