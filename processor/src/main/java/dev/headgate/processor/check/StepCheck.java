package dev.headgate.processor.check;

import dev.headgate.processor.diag.Origin;
import dev.headgate.processor.diag.Problem;
import dev.headgate.processor.diag.Reporter;
import dev.headgate.processor.scan.Declaration;
import dev.headgate.processor.scan.Declaration.Applied;
import dev.headgate.processor.scan.Declaration.Method;
import dev.headgate.processor.scan.Declaration.Returns;
import dev.headgate.processor.scan.Declaration.Step;
import java.util.List;

/**
 * A node has at least one layer or use; a loss has one loss annotation, a prediction and a target.
 */
final class StepCheck implements DeclarationCheck {

  @Override
  public void check(Declaration declaration, Reporter reporter) {
    for (Method method : declaration.methods()) {
      if (method.isLoss()) {
        checkLoss(method, reporter);
      } else if (method.returns() == Returns.TENSOR) {
        checkNode(method, reporter);
      }
    }
  }

  private static void checkNode(Method method, Reporter reporter) {
    boolean misplacedLoss = false;
    for (Step step : method.steps()) {
      if (step instanceof Applied applied && applied.isLoss()) {
        misplacedLoss = true;
        reporter.report(
            Problem.MISPLACED,
            step.origin(),
            "@"
                + applied.simpleName()
                + " makes a loss, but \""
                + method.name()
                + "\" returns Tensor: let the method return Loss");
      }
    }
    if (method.steps().isEmpty()) {
      reporter.report(
          Problem.METHOD_KIND,
          method.origin(),
          "\""
              + method.name()
              + "\" has no layer: annotate it with one, such as @Relu, or with @Use(Net.class)");
    } else if (method.parameters().isEmpty() && !misplacedLoss) {
      reporter.report(
          Problem.METHOD_ARITY,
          method.origin(),
          "\""
              + method.name()
              + "\" takes nothing: give it a parameter named after the result or input it works on");
    }
  }

  private static void checkLoss(Method method, Reporter reporter) {
    List<Step> wrong =
        method.steps().stream().filter(step -> !(step instanceof Applied a && a.isLoss())).toList();
    for (Step step : wrong) {
      String name = step instanceof Applied applied ? applied.simpleName() : "Use";
      reporter.report(
          Problem.MISPLACED,
          step.origin(),
          "@"
              + name
              + " makes a tensor, but \""
              + method.name()
              + "\" returns Loss: put it on a method of its own");
    }
    int losses = method.steps().size() - wrong.size();
    if (losses != 1 && wrong.isEmpty()) {
      Origin place = losses == 0 ? method.origin() : method.steps().get(1).origin();
      reporter.report(
          Problem.METHOD_KIND,
          place,
          "\""
              + method.name()
              + "\" has "
              + (losses == 0 ? "no loss" : losses + " losses")
              + ": annotate it with exactly one, such as @MeanSquaredError");
    } else if (losses == 1 && method.parameters().size() != 2) {
      reporter.report(
          Problem.METHOD_ARITY,
          method.origin(),
          "\""
              + method.name()
              + "\" takes "
              + method.parameters().size()
              + " tensors, but a loss takes two: the prediction, then the target");
    }
  }
}
