package dev.headgate.processor.plan;

import dev.headgate.processor.ir.Conflict;
import dev.headgate.processor.ir.Graph;
import dev.headgate.processor.ir.Parameter;
import dev.headgate.processor.ir.Required;
import dev.headgate.processor.route.Absences;
import dev.headgate.processor.route.Routes;
import dev.headgate.processor.route.Routing;
import dev.headgate.processor.route.Slot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where parameters lie in the model's flat array, and their gradients in each step's. Those that
 * the same steps train lie side by side, so that gradients take little more room than they have
 * elements and an updater runs over few ranges; those that nothing trains come last.
 *
 * @param offsets where each parameter begins
 * @param gradients of the steps, in the order of the phases
 */
public record ParameterLayout(Map<Parameter, Integer> offsets, List<Gradients> gradients) {

  /**
   * Gradients of one step.
   *
   * @param first where the parameters begin that have gradients; their gradients begin at 0
   * @param trained the parameters that have gradients
   * @param absent why each of the others has none
   * @param shares where the gradients lie that are still to be projected on each other
   */
  public record Gradients(
      int first, List<Parameter> trained, Map<Parameter, String> absent, List<Shares> shares) {

    /** Where a parameter's gradient begins, in the place for it. */
    public int offset(ParameterLayout layout, Parameter parameter, Slot slot) {
      return slot.equals(Slot.COMMON)
          ? Required.get(layout.offsets(), parameter) - first
          : shares.stream()
              .filter(each -> each.conflict().instance().equals(slot.instance()))
              .findFirst()
              .orElseThrow()
              .offset(parameter, slot.loss());
    }
  }

  /**
   * Gradients of an instance that losses have in conflict: for each loss one after the other the
   * gradients of all the instance's parameters.
   *
   * @param starts where each loss's begin
   */
  public record Shares(Conflict conflict, List<Parameter> parameters, Map<String, Integer> starts) {

    private int offset(Parameter parameter, String loss) {
      int offset = Required.get(starts, loss);
      for (Parameter each : parameters) {
        if (each.equals(parameter)) {
          return offset;
        }
        offset += each.shape().size();
      }
      throw new IllegalStateException(parameter.name() + " is not in conflict");
    }
  }

  static ParameterLayout of(Routes routes) {
    List<Absences> absences = routes.steps().stream().map(Absences::new).toList();
    List<Parameter> ordered = new ArrayList<>(routes.graph().parameters());
    ordered.sort(Comparator.comparingLong(parameter -> -place(absences, parameter)));
    Map<Parameter, Integer> offsets = new LinkedHashMap<>();
    int end = 0;
    for (Parameter parameter : ordered) {
      offsets.put(parameter, end);
      end = Math.addExact(end, parameter.shape().size());
    }
    List<Gradients> gradients = new ArrayList<>();
    for (int i = 0; i < absences.size(); i++) {
      gradients.add(gradients(routes.steps().get(i), absences.get(i), ordered, offsets));
    }
    return new ParameterLayout(offsets, gradients);
  }

  /**
   * A number that differs little between parameters that nearly the same steps train: the bits that
   * say which do are read as a reflected code (Gray, "Pulse code communication", 1953), whose
   * neighbours differ in one bit.
   */
  private static long place(List<Absences> absences, Parameter parameter) {
    long trained = 0;
    for (int i = 0; i < Math.min(absences.size(), Long.SIZE - 2); i++) {
      trained = trained << 1 | (absences.get(i).isAbsent(parameter) ? 0 : 1);
    }
    long place = 0;
    for (long rest = trained; rest != 0; rest >>= 1) {
      place ^= rest;
    }
    return place;
  }

  private static Gradients gradients(
      Routing routing,
      Absences absences,
      List<Parameter> ordered,
      Map<Parameter, Integer> offsets) {
    List<Parameter> trained = new ArrayList<>();
    Map<Parameter, String> absent = new LinkedHashMap<>();
    for (Parameter parameter : ordered) {
      if (absences.isAbsent(parameter)) {
        absent.put(parameter, absences.why(parameter));
      } else {
        trained.add(parameter);
      }
    }
    if (trained.isEmpty()) {
      return new Gradients(0, trained, absent, List.of());
    }
    int first = Required.get(offsets, trained.get(0));
    Parameter last = trained.get(trained.size() - 1);
    int end = Required.get(offsets, last) + last.shape().size() - first;
    return new Gradients(first, trained, absent, shares(routing, trained, end));
  }

  private static List<Shares> shares(Routing routing, List<Parameter> trained, int start) {
    Graph graph = routing.graph();
    List<Shares> shares = new ArrayList<>();
    int end = start;
    for (Conflict conflict : graph.conflicts()) {
      List<Parameter> parameters =
          trained.stream()
              .filter(
                  parameter ->
                      graph.conflict(parameter.instance()).filter(conflict::equals).isPresent())
              .toList();
      Map<String, Integer> starts = new LinkedHashMap<>();
      for (String loss : conflict.losses()) {
        if (graph.lossNames().contains(loss) && !parameters.isEmpty()) {
          starts.put(loss, end);
          end =
              Math.addExact(
                  end, parameters.stream().mapToInt(parameter -> parameter.shape().size()).sum());
        }
      }
      if (!starts.isEmpty()) {
        shares.add(new Shares(conflict, parameters, starts));
      }
    }
    return shares;
  }
}
