package dev.headgate.processor.check;

import dev.headgate.processor.diag.Problem;
import dev.headgate.processor.diag.Reporter;
import dev.headgate.processor.diag.Suggestions;
import dev.headgate.processor.scan.Declaration;
import dev.headgate.processor.scan.Declaration.Kind;
import dev.headgate.processor.scan.Declaration.Method;
import dev.headgate.processor.scan.Declaration.Parameter;
import dev.headgate.processor.scan.Declaration.Subnetwork;
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
    results.forEach(result -> checkSingle(declaration, result, reporter));
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

  /** An output is one tensor; a use of several has no tensor of its own name. */
  private static void checkSingle(Declaration declaration, Method result, Reporter reporter) {
    boolean endsInUse =
        !result.steps().isEmpty()
            && result.steps().get(result.steps().size() - 1) instanceof Subnetwork use
            && use.target().hasClearResults()
            && use.target().results().size() > 1;
    if (endsInUse) {
      reporter.report(
          Problem.OUTPUT_UNCLEAR,
          result.origin(),
          "\""
              + result.name()
              + "\" is an output of \""
              + declaration.simpleName()
              + "\", but has several tensors itself: mark methods that take one of them, such as"
              + " \""
              + result.name()
              + "_"
              + result.use().orElseThrow().target().results().get(0).name()
              + "\", with @Output");
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
                .filter(name -> declaration.isInput(parameter.name()));
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
