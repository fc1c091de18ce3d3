package dev.headgate.processor.check;

import dev.headgate.processor.diag.Problem;
import dev.headgate.processor.diag.Reporter;
import dev.headgate.processor.scan.Declaration;

/** A declaration is an interface or an abstract class with nodes of its own. */
final class TypeCheck implements DeclarationCheck {

  @Override
  public void check(Declaration declaration, Reporter reporter) {
    String name = declaration.simpleName();
    if (!declaration.abstractType()) {
      reporter.report(
          Problem.DECLARATION_KIND,
          declaration.origin(),
          "\""
              + name
              + "\" is neither an interface nor an abstract class: declare it as \"interface "
              + name
              + "\"");
    } else if (!declaration.inherited().isEmpty()) {
      reporter.report(
          Problem.DECLARATION_INHERITS,
          declaration.origin(),
          "\""
              + name
              + "\" inherits "
              + String.join(", ", declaration.inherited())
              + ": inherited methods are no nodes; put what is shared into a @Subnetwork and @Use"
              + " it");
    } else if (declaration.nodes().isEmpty() && declaration.bodies().isEmpty()) {
      reporter.report(
          Problem.DECLARATION_EMPTY,
          declaration.origin(),
          "\""
              + name
              + "\" has no nodes: declare abstract methods that return Tensor, such as"
              + " \"@Dense(units = 10) Tensor logits(Tensor features);\"");
    }
  }
}
