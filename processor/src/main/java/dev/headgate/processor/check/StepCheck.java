package dev.headgate.processor.check;

import dev.headgate.processor.diag.Origin;
import dev.headgate.processor.diag.Problem;
import dev.headgate.processor.diag.Reporter;
import dev.headgate.processor.ir.LossFunction;
import dev.headgate.processor.ir.LossFunction.Role;
import dev.headgate.processor.op.Registry;
import dev.headgate.processor.scan.Declaration;
import dev.headgate.processor.scan.Declaration.Applied;
import dev.headgate.processor.scan.Declaration.Kind;
import dev.headgate.processor.scan.Declaration.Method;
import dev.headgate.processor.scan.Declaration.Returns;
import dev.headgate.processor.scan.Declaration.Step;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A node has at least one layer or use; a loss has one loss annotation and as many tensors as that
 * takes.
 */
final class StepCheck implements DeclarationCheck {

  @Override
  public void check(Declaration declaration, Reporter reporter) {
    for (Method method : declaration.methods()) {
      if (method.isLoss()) {
        checkLoss(declaration, method, reporter);
      } else if (method.returns() == Returns.TENSOR) {
        checkNode(method, reporter);
      }
    }
  }

  private static void checkNode(Method method, Reporter reporter) {
    for (Step step : method.steps()) {
      if (step instanceof Applied applied && applied.isLoss()) {
        reporter.report(
            Problem.MISPLACED,
            step.origin(),
            "@"
                + applied.simpleName()
                + " makes a loss, but \""
                + method.name()
                + "\" has layers too: put it on a method of its own, which returns Loss");
      }
    }
    if (method.steps().isEmpty()) {
      reporter.report(
          Problem.METHOD_KIND,
          method.origin(),
          "\""
              + method.name()
              + "\" has no layer: annotate it with one, such as @Relu, or with @Use(Net.class)");
    } else if (method.parameters().isEmpty()) {
      reporter.report(
          Problem.METHOD_ARITY,
          method.origin(),
          "\""
              + method.name()
              + "\" takes nothing: give it a parameter named after the result or input it works"
              + " on");
    }
  }

  private static void checkLoss(Declaration declaration, Method method, Reporter reporter) {
    for (Step step : method.steps()) {
      if (!(step instanceof Applied applied) || !applied.isLoss()) {
        reporter.report(
            Problem.MISPLACED,
            step.origin(),
            "@"
                + (step instanceof Applied layer ? layer.simpleName() : "Use")
                + " makes a tensor, but \""
                + method.name()
                + "\" returns Loss: "
                + (method.lossSteps() > 0
                    ? "put it on a method of its own"
                    : "let it return Tensor, or write a loss such as @MeanSquaredError instead"));
      }
    }
    long losses = method.lossSteps();
    if (losses > 1 || method.steps().isEmpty()) {
      Origin place = losses == 0 ? method.origin() : method.steps().get(1).origin();
      reporter.report(
          Problem.METHOD_KIND,
          place,
          "\""
              + method.name()
              + "\" has "
              + (losses == 0 ? "no loss" : losses + " losses")
              + ": annotate it with exactly one, such as @MeanSquaredError");
    } else if (method.returns() == Returns.TENSOR && declaration.kind() == Kind.MODEL) {
      Applied loss = (Applied) method.steps().get(0);
      reporter.report(
          Problem.MISPLACED,
          loss.origin(),
          "@"
              + loss.simpleName()
              + " makes a loss, but \""
              + method.name()
              + "\" returns Tensor: let it return Loss");
    } else if (losses == 1) {
      checkArity(method, (Applied) method.steps().get(0), reporter);
    }
  }

  private static void checkArity(Method method, Applied applied, Reporter reporter) {
    List<Role> roles =
        Registry.loss(applied.annotation(), applied.values())
            .map(LossFunction::roles)
            .orElse(List.of());
    if (roles.isEmpty() || roles.size() == method.parameters().size()) {
      return;
    }
    reporter.report(
        Problem.METHOD_ARITY,
        method.origin(),
        "\""
            + method.name()
            + "\" takes "
            + count(method.parameters().size())
            + ", but @"
            + applied.simpleName()
            + " takes "
            + (roles.size() == 1 ? "one: " : "two: ")
            + roles.stream().map(Role::name).collect(Collectors.joining(", then ")));
  }

  private static String count(int tensors) {
    return tensors == 0 ? "nothing" : tensors == 1 ? "one tensor" : tensors + " tensors";
  }
}
