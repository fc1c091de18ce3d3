package dev.headgate.processor.ir;

import dev.headgate.processor.diag.Origin;
import java.util.List;

/**
 * A training step as declared.
 *
 * @param name the end of its methods' names; empty for the one step of a model without phases
 * @param losses the names of the losses that it computes
 * @param trains the names of the instances that it trains; for a model without phases all
 */
public record Phase(String name, List<String> losses, List<String> trains, Origin origin) {

  public Phase {
    losses = List.copyOf(losses);
    trains = List.copyOf(trains);
  }

  /** Whether it trains an instance: it names it, or one that it is nested in. */
  public boolean trains(String instance) {
    return trains.stream()
        .anyMatch(name -> instance.equals(name) || instance.startsWith(name + "."));
  }

  /** The same step with only one of its losses. */
  public Phase only(String loss) {
    return new Phase(name, List.of(loss), trains, origin);
  }

  /** As messages call it. */
  public String text() {
    return "@Phase(\"" + name + "\")";
  }
}
