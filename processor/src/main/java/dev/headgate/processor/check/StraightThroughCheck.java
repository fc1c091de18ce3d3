package dev.headgate.processor.check;

import dev.headgate.processor.diag.Origin;
import dev.headgate.processor.diag.Problem;
import dev.headgate.processor.diag.Reporter;
import dev.headgate.processor.ir.Layer;
import dev.headgate.processor.ir.Operation;
import dev.headgate.processor.op.AttributeException;
import dev.headgate.processor.op.Attributes;
import dev.headgate.processor.op.Definition;
import dev.headgate.processor.op.Registry;
import dev.headgate.processor.scan.Declaration;
import dev.headgate.processor.scan.Declaration.Applied;
import dev.headgate.processor.scan.Declaration.Method;
import dev.headgate.processor.scan.Declaration.Step;
import java.util.stream.Collectors;

/** {@code @StraightThrough} stands on a method with a layer that has no derivative. */
final class StraightThroughCheck implements DeclarationCheck {

  @Override
  public void check(Declaration declaration, Reporter reporter) {
    for (Method method : declaration.methods()) {
      Origin written = method.straightThrough();
      if (written == null) {
        continue;
      }
      if (method.isLoss()) {
        reporter.report(
            Problem.STRAIGHT_THROUGH,
            written,
            "@StraightThrough means nothing on the loss \""
                + method.name()
                + "\": put it on the node whose layer has no derivative");
      } else if (method.steps().stream().noneMatch(StraightThroughCheck::mayJump)) {
        reporter.report(
            Problem.STRAIGHT_THROUGH,
            written,
            "@StraightThrough of \""
                + method.name()
                + "\" stands in for no layer: each of "
                + method.steps().stream()
                    .map(StraightThroughCheck::name)
                    .collect(Collectors.joining(", "))
                + " has a derivative of its own; remove it, or put it on the method of a layer"
                + " that has none, such as @Round");
      }
    }
  }

  private static String name(Step step) {
    return step instanceof Applied applied ? "@" + applied.simpleName() : "@Use";
  }

  /** A layer that could not be made has been told of, so it is not counted against the mark. */
  private static boolean mayJump(Step step) {
    if (!(step instanceof Applied applied)) {
      return false;
    }
    Definition definition = Registry.find(applied.annotation()).orElse(null);
    if (definition == null) {
      return true;
    }
    try {
      Operation operation = definition.factory().create(new Attributes(applied.values()));
      return operation instanceof Layer layer && !layer.differentiable(0);
    } catch (AttributeException e) {
      return true;
    }
  }
}
