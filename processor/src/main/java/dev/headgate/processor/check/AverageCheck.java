package dev.headgate.processor.check;

import dev.headgate.processor.diag.Problem;
import dev.headgate.processor.diag.Reporter;
import dev.headgate.processor.diag.Suggestions;
import dev.headgate.processor.scan.Declaration;
import dev.headgate.processor.scan.Declaration.AverageUse;
import dev.headgate.processor.scan.Declaration.Kind;
import dev.headgate.processor.scan.Declaration.Method;
import dev.headgate.processor.scan.Declaration.Subnetwork;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An instance that follows another follows one of its own class that follows none itself. */
final class AverageCheck implements DeclarationCheck {

  @Override
  public void check(Declaration declaration, Reporter reporter) {
    Map<String, String> sources = new HashMap<>();
    for (Method method : declaration.methods()) {
      AverageUse average = method.extras().average();
      if (average == null) {
        continue;
      }
      Subnetwork use = method.use().orElse(null);
      if (use == null || declaration.kind() != Kind.MODEL) {
        reporter.report(
            Problem.MISPLACED,
            average.origin(),
            "@AverageOf means something on a use in a @Model only, not on \""
                + method.name()
                + "\"");
        continue;
      }
      String source = average.source().name();
      String earlier = sources.putIfAbsent(use.instance(), source);
      if (earlier != null && !earlier.equals(source)) {
        reporter.report(
            Problem.AVERAGE_SOURCE,
            average.source().origin(),
            "\""
                + use.instance()
                + "\" cannot follow both \""
                + earlier
                + "\" and \""
                + source
                + "\": write the same @AverageOf on all its uses, or give them instances of their"
                + " own");
      } else {
        checkSource(declaration, method, average, use, reporter);
      }
    }
  }

  private static void checkSource(
      Declaration model, Method method, AverageUse average, Subnetwork use, Reporter reporter) {
    String source = average.source().name();
    List<String> averages =
        model.nodes().stream()
            .filter(other -> other.extras().average() != null)
            .flatMap(other -> other.use().stream())
            .map(Subnetwork::instance)
            .toList();
    String type = use.target().qualifiedName();
    List<String> known =
        model.nodes().stream()
            .flatMap(other -> other.use().stream())
            .filter(other -> other.target().qualifiedName().equals(type))
            .map(Subnetwork::instance)
            .filter(instance -> !averages.contains(instance))
            .distinct()
            .toList();
    if (!known.contains(source)) {
      reporter.report(
          Problem.AVERAGE_SOURCE,
          average.source().origin(),
          "@AverageOf(\""
              + source
              + "\") on \""
              + method.name()
              + "\" names no other instance of "
              + use.target().simpleName()
              + " that follows none itself"
              + Suggestions.sentence(source, known));
    }
  }
}
