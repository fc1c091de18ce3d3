package dev.headgate.processor.check;

import dev.headgate.processor.diag.Origin;
import dev.headgate.processor.diag.Problem;
import dev.headgate.processor.diag.Reporter;
import dev.headgate.processor.scan.Declaration;
import dev.headgate.processor.scan.Declaration.ConflictUse;
import dev.headgate.processor.scan.Declaration.Kind;
import dev.headgate.processor.scan.Declaration.Mention;
import dev.headgate.processor.scan.Declaration.Method;
import dev.headgate.processor.scan.Declaration.Parameter;
import dev.headgate.processor.scan.Declaration.ScaleUse;
import dev.headgate.processor.scan.Declaration.WeightUse;
import org.jspecify.annotations.Nullable;

/** Weights, gradient scales and conflicts stand where they mean something. */
final class GradientCheck implements DeclarationCheck {

  @Override
  public void check(Declaration declaration, Reporter reporter) {
    checkConflict(declaration.conflict(), declaration.kind() == Kind.MODEL, reporter);
    for (Method method : declaration.methods()) {
      checkWeight(method, reporter);
      checkConflict(method.extras().conflict(), method.use().isEmpty(), reporter);
      for (Parameter parameter : method.parameters()) {
        for (ScaleUse scale : parameter.scales()) {
          checkFactor("@GradientScale", scale.value(), scale.origin(), reporter);
        }
      }
    }
  }

  private static void checkFactor(
      String annotation, float value, Origin origin, Reporter reporter) {
    if (!Float.isFinite(value) || value == 0) {
      reporter.report(
          Problem.FACTOR_VALUE,
          origin,
          annotation
              + "("
              + value
              + (value == 0
                  ? ") leaves nothing of a gradient: write another number, or to stop it"
                      + " @StopGradientFrom"
                  : ") is no number to multiply by: write a finite one other than 0"));
    }
  }

  private static void checkWeight(Method method, Reporter reporter) {
    WeightUse weight = method.extras().weight();
    if (weight == null) {
      return;
    }
    if (method.isLoss()) {
      checkFactor("@Weight", weight.value(), weight.origin(), reporter);
    } else {
      reporter.report(
          Problem.MISPLACED,
          weight.origin(),
          "@Weight means nothing on \""
              + method.name()
              + "\", which is no loss: to scale a gradient on its way write @GradientScale on a"
              + " parameter");
    }
  }

  private static void checkConflict(
      @Nullable ConflictUse conflict, boolean misplaced, Reporter reporter) {
    if (conflict == null) {
      return;
    }
    long different = conflict.losses().stream().map(Mention::name).distinct().count();
    if (misplaced) {
      reporter.report(
          Problem.MISPLACED,
          conflict.origin(),
          "@ProjectConflicts means something on a @Subnetwork and on a use only: put the layers"
              + " whose gradients are in conflict into a subnetwork");
    } else if (different < 2 || different < conflict.losses().size()) {
      reporter.report(
          Problem.CONFLICT,
          conflict.origin(),
          "@ProjectConflicts takes at least two losses, each once: a gradient cannot be in conflict"
              + " with itself");
    }
  }
}
