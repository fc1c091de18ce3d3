package dev.headgate.processor.check;

import dev.headgate.processor.diag.Problem;
import dev.headgate.processor.diag.Reporter;
import dev.headgate.processor.scan.Declaration;
import dev.headgate.processor.scan.Declaration.Kind;
import dev.headgate.processor.scan.Declaration.Method;
import java.util.List;

/** It is clear what a subnetwork answers. */
final class ResultCheck implements DeclarationCheck {

  @Override
  public void check(Declaration declaration, Reporter reporter) {
    if (declaration.kind() != Kind.SUBNETWORK) {
      return;
    }
    List<Method> results = declaration.results();
    boolean marked = declaration.nodes().stream().anyMatch(Method::output);
    if (!marked && results.size() > 1) {
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
}
