package dev.headgate.processor.check;

import dev.headgate.processor.diag.Problem;
import dev.headgate.processor.diag.Reporter;
import dev.headgate.processor.scan.Declaration;
import dev.headgate.processor.scan.Declaration.Kind;
import dev.headgate.processor.scan.Declaration.Method;
import dev.headgate.processor.scan.Declaration.Parameter;
import dev.headgate.processor.scan.Declaration.Returns;
import dev.headgate.processor.scan.Names;
import java.util.HashSet;
import java.util.Set;

/** A method takes Tensors and returns a Tensor or a Loss, and has a name of its own. */
final class MethodCheck implements DeclarationCheck {

  @Override
  public void check(Declaration declaration, Reporter reporter) {
    Set<String> names = new HashSet<>();
    for (Method method : declaration.methods()) {
      if (!names.add(method.name())) {
        reporter.report(
            Problem.METHOD_DUPLICATE,
            method.origin(),
            "two methods are named \""
                + method.name()
                + "\": a name stands for one result, so rename one of them");
      }
      checkSignature(declaration, method, reporter);
    }
  }

  private static void checkSignature(Declaration declaration, Method method, Reporter reporter) {
    if (method.returns() == Returns.OTHER) {
      reporter.report(
          Problem.METHOD_RETURN,
          method.origin(),
          "\""
              + method.name()
              + "\" returns "
              + method.returnText()
              + ": a node returns Tensor, a loss returns Loss");
    } else if (method.isLoss() && declaration.kind() == Kind.SUBNETWORK) {
      reporter.report(
          Problem.METHOD_RETURN,
          method.origin(),
          "\""
              + method.name()
              + "\" is a loss inside a subnetwork: declare it in the @Model, on the result of its"
              + " use");
    }
    if (Names.RESERVED.contains(method.name())) {
      reporter.report(
          Problem.NAME_RESERVED,
          method.origin(),
          "\""
              + method.name()
              + "\" is a name that the generated results need for themselves: choose another");
    }
    if (!method.plain()) {
      reporter.report(
          Problem.METHOD_SHAPE,
          method.origin(),
          "\""
              + method.name()
              + "\" has type parameters, variable arguments or a throws clause:"
              + " a node is a plain method of Tensors, such as \"Tensor "
              + method.name()
              + "(Tensor input)\"");
    }
    for (Parameter parameter : method.parameters()) {
      if (!parameter.tensor() && method.plain()) {
        reporter.report(
            Problem.METHOD_PARAMETER,
            parameter.origin(),
            "\""
                + parameter.name()
                + "\" of \""
                + method.name()
                + "\" has the type "
                + parameter.typeText()
                + ": every parameter is a Tensor; numbers go into the annotation's attributes");
      }
    }
  }
}
