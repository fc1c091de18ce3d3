package dev.headgate.processor.check;

import dev.headgate.processor.diag.Problem;
import dev.headgate.processor.diag.Reporter;
import dev.headgate.processor.scan.Declaration;
import dev.headgate.processor.scan.Declaration.Kind;
import dev.headgate.processor.scan.Declaration.MaskUse;
import dev.headgate.processor.scan.Declaration.Method;
import dev.headgate.processor.scan.Declaration.Parameter;

/** Masks, shapes and outputs stand where they mean something. */
final class PlacementCheck implements DeclarationCheck {

  @Override
  public void check(Declaration declaration, Reporter reporter) {
    if (declaration.kind() == Kind.MODEL) {
      for (MaskUse mask : declaration.masks()) {
        reporter.report(
            Problem.MISPLACED,
            mask.origin(),
            mask.text()
                + " means nothing on a model: put it on a @Subnetwork, a use, a node or a parameter");
      }
    }
    for (Method method : declaration.methods()) {
      if (method.isLoss()) {
        checkLoss(method, reporter);
      }
      for (Parameter parameter : method.parameters()) {
        checkShape(declaration, parameter, reporter);
      }
    }
  }

  private static void checkLoss(Method method, Reporter reporter) {
    for (MaskUse mask : method.masks()) {
      reporter.report(
          Problem.MISPLACED,
          mask.origin(),
          mask.text()
              + " means nothing on the loss \""
              + method.name()
              + "\": put it on the node, the use or the parameter that the gradient should not pass");
    }
    if (method.output()) {
      reporter.report(
          Problem.MISPLACED,
          method.origin(),
          "@Output means nothing on the loss \""
              + method.name()
              + "\": losses are answered by step and evaluate");
    }
  }

  private static void checkShape(Declaration declaration, Parameter parameter, Reporter reporter) {
    if (parameter.shape() == null) {
      return;
    }
    String name = parameter.name();
    String why = null;
    if (declaration.kind() == Kind.SUBNETWORK) {
      why = "a subnetwork takes the shapes it is used with";
    } else if (declaration.method(name).isPresent()) {
      why = "\"" + name + "\" is the result of a method, whose shape is known";
    } else if (!declaration.isInput(name)) {
      why = "\"" + name + "\" is a target, whose shape the loss determines";
    }
    if (why != null) {
      reporter.report(
          Problem.MISPLACED,
          parameter.shape().origin(),
          "@Shape does not belong on \"" + name + "\": " + why);
    }
  }
}
