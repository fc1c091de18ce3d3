package dev.headgate.processor.check;

import dev.headgate.processor.diag.Problem;
import dev.headgate.processor.diag.Reporter;
import dev.headgate.processor.diag.Suggestions;
import dev.headgate.processor.scan.Declaration;
import dev.headgate.processor.scan.Declaration.Kind;
import dev.headgate.processor.scan.Declaration.Method;
import dev.headgate.processor.scan.Declaration.Parameter;
import java.util.List;
import java.util.Optional;

/** It is clear what a subnetwork answers. */
final class ResultCheck implements DeclarationCheck {

  @Override
  public void check(Declaration declaration, Reporter reporter) {
    if (declaration.kind() != Kind.SUBNETWORK) {
      return;
    }
    List<Method> results = declaration.results();
    if (!declaration.hasClearResults()
        && results.size() > 1
        && !findMisspelt(declaration, results, reporter)) {
      reporter.report(
          Problem.OUTPUT_UNCLEAR,
          declaration.origin(),
          "\""
              + declaration.simpleName()
              + "\" has several results that nothing takes ("
              + String.join(", ", results.stream().map(Method::name).toList())
              + "): mark what it answers with @Output and remove the rest");
    }
  }

  /**
   * In a subnetwork any name may be an input. Where a result is left over and an input is called
   * almost like it, the cause is the name.
   */
  private static boolean findMisspelt(
      Declaration declaration, List<Method> results, Reporter reporter) {
    List<String> left = results.stream().map(Method::name).toList();
    boolean found = false;
    for (Method method : declaration.nodes()) {
      for (Parameter parameter : method.parameters()) {
        Optional<String> meant =
            Suggestions.nearest(parameter.name(), left)
                .filter(name -> !name.equals(method.name()))
                .filter(name -> declaration.inputs().contains(parameter.name()));
        if (meant.isPresent()) {
          found = true;
          reporter.report(
              Problem.NAME_UNKNOWN,
              parameter.origin(),
              "\""
                  + parameter.name()
                  + "\" of \""
                  + method.name()
                  + "\" is no method of \""
                  + declaration.simpleName()
                  + "\"; did you mean \""
                  + meant.get()
                  + "\", whose result nothing takes? If both are meant, mark the results with"
                  + " @Output");
        }
      }
    }
    return found;
  }
}
