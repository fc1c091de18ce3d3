package dev.headgate.processor.plan;

import dev.headgate.processor.ir.Parameter;
import dev.headgate.processor.route.Absences;
import dev.headgate.processor.route.Routing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where parameters lie in the model's flat array. Those that are trained come first, so the array
 * of gradients has their offsets and no room for any other, and an updater runs over one range.
 *
 * @param offsets where each parameter begins
 * @param absent why a parameter has no gradient; trained ones are not in it
 * @param trained the elements that are trained
 */
public record ParameterLayout(
    Map<Parameter, Integer> offsets, Map<Parameter, String> absent, int trained) {

  static ParameterLayout of(Routing routing) {
    Absences absences = new Absences(routing);
    List<Parameter> trained = new ArrayList<>();
    Map<Parameter, String> absent = new LinkedHashMap<>();
    for (Parameter parameter : routing.graph().parameters()) {
      if (absences.isAbsent(parameter)) {
        absent.put(parameter, absences.why(parameter));
      } else {
        trained.add(parameter);
      }
    }
    Map<Parameter, Integer> offsets = new LinkedHashMap<>();
    int end = place(trained, offsets, 0);
    place(List.copyOf(absent.keySet()), offsets, end);
    return new ParameterLayout(offsets, absent, end);
  }

  private static int place(List<Parameter> parameters, Map<Parameter, Integer> offsets, int start) {
    int end = start;
    for (Parameter parameter : parameters) {
      offsets.put(parameter, end);
      end = Math.addExact(end, parameter.shape().size());
    }
    return end;
  }
}
