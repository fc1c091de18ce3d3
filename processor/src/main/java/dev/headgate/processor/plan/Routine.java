package dev.headgate.processor.plan;

import dev.headgate.processor.grad.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A method of the generated class: consecutive steps of one use of a subnetwork in one direction.
 *
 * @param forOutputs whether {@code forward} runs it
 * @param forLosses whether every call with losses runs it
 */
public record Routine(
    String name, String title, List<Step> steps, boolean forOutputs, boolean forLosses) {

  public Routine {
    steps = List.copyOf(steps);
  }

  /** Splits steps wherever their use, or who runs them, changes. */
  static List<Routine> split(
      List<Step> steps,
      Set<Step> forOutputs,
      Set<Step> forLosses,
      String direction,
      UniqueNames names) {
    List<Routine> routines = new ArrayList<>();
    List<Step> run = new ArrayList<>();
    for (Step step : steps) {
      if (!run.isEmpty() && !belongs(step, run, forOutputs, forLosses)) {
        routines.add(routine(run, forOutputs, forLosses, direction, names));
        run.clear();
      }
      run.add(step);
    }
    if (!run.isEmpty()) {
      routines.add(routine(run, forOutputs, forLosses, direction, names));
    }
    return routines;
  }

  private static boolean belongs(
      Step step, List<Step> run, Set<Step> forOutputs, Set<Step> forLosses) {
    Step first = run.get(0);
    return step.use().equals(first.use())
        && Objects.equals(step.loss(), first.loss())
        && forOutputs.contains(step) == forOutputs.contains(first)
        && forLosses.contains(step) == forLosses.contains(first);
  }

  private static Routine routine(
      List<Step> run,
      Set<Step> forOutputs,
      Set<Step> forLosses,
      String direction,
      UniqueNames names) {
    Step first = run.get(0);
    String subject =
        first.loss() != null
            ? first.loss().name()
            : first.use().isEmpty() ? "model" : String.join(".", first.use());
    return new Routine(
        names.camel(subject + " " + direction),
        subject + ", " + direction,
        run,
        forOutputs.contains(first),
        forLosses.contains(first));
  }
}
