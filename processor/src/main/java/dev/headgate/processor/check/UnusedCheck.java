package dev.headgate.processor.check;

import dev.headgate.processor.diag.Problem;
import dev.headgate.processor.diag.Reporter;
import dev.headgate.processor.scan.Declaration;
import dev.headgate.processor.scan.Declaration.Kind;
import dev.headgate.processor.scan.Declaration.Method;
import dev.headgate.processor.scan.Declaration.OutputName;

/**
 * Every node is taken by another, by a loss, or is an output. Looks at declarations without
 * mistakes only, because a misspelt name leaves a node unused too.
 */
public final class UnusedCheck implements DeclarationCheck {

  @Override
  public void check(Declaration declaration, Reporter reporter) {
    boolean marked = declaration.nodes().stream().anyMatch(Method::output);
    boolean allAnswered = !marked && declaration.losses().isEmpty();
    if (allAnswered || declaration.compiled()) {
      return;
    }
    for (Method node : declaration.nodes()) {
      if (!node.output() && !isTaken(declaration, node)) {
        reporter.report(
            Problem.NODE_UNUSED,
            node.origin(),
            "\""
                + node.name()
                + "\" feeds no "
                + (declaration.kind() == Kind.MODEL ? "loss and no " : "")
                + "output, so it is not computed: mark it with @Output or remove it");
      }
    }
  }

  private static boolean isTaken(Declaration declaration, Method node) {
    return declaration.methods().stream()
        .flatMap(method -> method.parameters().stream())
        .map(parameter -> parameter.name())
        .anyMatch(
            name ->
                name.equals(node.name())
                    || declaration.method(name).isEmpty()
                        && declaration
                            .outputOf(name)
                            .map(OutputName::use)
                            .filter(node::equals)
                            .isPresent());
  }
}
