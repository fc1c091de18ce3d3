package dev.headgate.processor.route;

import dev.headgate.processor.ir.Conflict;
import dev.headgate.processor.ir.Graph;
import dev.headgate.processor.ir.Node;
import java.util.Optional;

/**
 * Where gradients of parameters are gathered: with those of all losses, or by themselves because
 * they are still to be projected on others.
 *
 * @param instance the instance whose gradients are in conflict; empty for the common place
 * @param loss the loss whose gradients these are; empty for the common place
 */
public record Slot(String instance, String loss) {

  /** Where gradients that are not in conflict are added up. */
  public static final Slot COMMON = new Slot("", "");

  /** Where the gradients that a loss has for a node's parameters go. */
  static Slot of(Graph graph, Node node, String loss) {
    Optional<Conflict> conflict = graph.conflict(node.instance());
    return conflict
        .filter(each -> each.losses().contains(loss))
        .map(each -> new Slot(each.instance(), loss))
        .orElse(COMMON);
  }

  String text() {
    return this.equals(COMMON) ? "all" : loss + " of " + instance;
  }
}
