package dev.headgate.processor.build;

import dev.headgate.processor.diag.Problem;
import dev.headgate.processor.diag.Reporter;
import dev.headgate.processor.ir.Average;
import dev.headgate.processor.ir.Parameter;
import dev.headgate.processor.scan.Declaration;
import dev.headgate.processor.scan.Declaration.AverageUse;
import dev.headgate.processor.scan.Declaration.Method;
import java.util.LinkedHashMap;
import java.util.Map;

/** The instances of a model that follow others, which holds for every use of them. */
final class Averages {

  private Averages() {}

  static Map<String, Average> of(Declaration model) {
    Map<String, Average> averages = new LinkedHashMap<>();
    for (Method method : model.nodes()) {
      AverageUse use = method.extras().average();
      if (use != null) {
        method
            .use()
            .map(subnetwork -> subnetwork.instance())
            .ifPresent(
                instance ->
                    averages.putIfAbsent(
                        instance, new Average(instance, use.source().name(), use.origin())));
      }
    }
    return averages;
  }

  /**
   * Whether an average's parameters have the shapes of those that they follow; the first that has
   * not is told. Two instances of one class can differ because their inputs do.
   */
  static boolean fits(Average average, Map<String, Parameter> parameters, Reporter reporter) {
    String prefix = average.instance() + ".";
    for (Parameter own : parameters.values()) {
      if (!own.name().startsWith(prefix)) {
        continue;
      }
      String followed = average.source() + "." + own.name().substring(prefix.length());
      Parameter source = parameters.get(followed);
      if (source == null || !source.shape().equals(own.shape())) {
        reporter.report(
            Problem.AVERAGE_SOURCE,
            average.origin(),
            "\""
                + own.name()
                + "\" is "
                + own.shape()
                + " and cannot follow \""
                + followed
                + "\""
                + (source == null ? "" : ", which is " + source.shape())
                + ": give both instances inputs of one shape");
        return false;
      }
    }
    return true;
  }
}
