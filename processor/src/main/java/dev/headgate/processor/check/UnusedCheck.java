package dev.headgate.processor.check;

import dev.headgate.processor.diag.Problem;
import dev.headgate.processor.diag.Reporter;
import dev.headgate.processor.scan.Declaration;
import dev.headgate.processor.scan.Declaration.Kind;
import dev.headgate.processor.scan.Declaration.Method;
import dev.headgate.processor.scan.Declaration.Parameter;
import java.util.HashSet;
import java.util.Set;

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
    Set<String> taken = taken(declaration);
    for (Method node : declaration.nodes()) {
      if (!node.output() && !taken.contains(node.name())) {
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

  /** The names of the methods whose results others take, or one of whose outputs they take. */
  private static Set<String> taken(Declaration declaration) {
    Set<String> taken = new HashSet<>();
    for (Method method : declaration.methods()) {
      for (Parameter parameter : method.parameters()) {
        declaration.source(parameter.name()).map(Method::name).ifPresent(taken::add);
      }
    }
    return taken;
  }
}
