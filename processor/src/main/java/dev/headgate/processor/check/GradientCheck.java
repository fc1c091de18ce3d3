package dev.headgate.processor.check;

import dev.headgate.processor.diag.Origin;
import dev.headgate.processor.diag.Problem;
import dev.headgate.processor.diag.Reporter;
import dev.headgate.processor.diag.Suggestions;
import dev.headgate.processor.scan.Declaration;
import dev.headgate.processor.scan.Declaration.AverageUse;
import dev.headgate.processor.scan.Declaration.ConflictUse;
import dev.headgate.processor.scan.Declaration.Kind;
import dev.headgate.processor.scan.Declaration.Mention;
import dev.headgate.processor.scan.Declaration.Method;
import dev.headgate.processor.scan.Declaration.Parameter;
import dev.headgate.processor.scan.Declaration.ScaleUse;
import dev.headgate.processor.scan.Declaration.Subnetwork;
import dev.headgate.processor.scan.Declaration.WeightUse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Weights, gradient scales, averages and conflicts stand where they mean something. */
final class GradientCheck implements DeclarationCheck {

  @Override
  public void check(Declaration declaration, Reporter reporter) {
    checkConflict(declaration.conflict(), declaration.kind() == Kind.MODEL, reporter);
    for (Method method : declaration.methods()) {
      checkWeight(method, reporter);
      checkAverage(declaration, method, reporter);
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
              + ") scales to nothing: write a finite number other than 0; to stop a gradient write"
              + " @StopGradientFrom");
    }
  }

  private static void checkWeight(Method method, Reporter reporter) {
    WeightUse weight = method.extras().weight();
    if (weight == null) {
      return;
    }
    checkFactor("@Weight", weight.value(), weight.origin(), reporter);
    if (!method.isLoss()) {
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

  private static void checkAverage(Declaration declaration, Method method, Reporter reporter) {
    AverageUse average = method.extras().average();
    if (average == null) {
      return;
    }
    Optional<Subnetwork> use = method.use();
    if (declaration.kind() != Kind.MODEL || use.isEmpty()) {
      reporter.report(
          Problem.MISPLACED,
          average.origin(),
          "@AverageOf means something on a use in a @Model only, not on \"" + method.name() + "\"");
      return;
    }
    String source = average.source().name();
    List<Subnetwork> others =
        declaration.nodes().stream()
            .filter(other -> other.extras().average() == null)
            .flatMap(other -> other.use().stream())
            .filter(other -> isOf(other, use.get()))
            .filter(other -> !other.instance().equals(use.get().instance()))
            .toList();
    List<String> known = others.stream().map(Subnetwork::instance).distinct().toList();
    if (!known.contains(source)) {
      reporter.report(
          Problem.AVERAGE_SOURCE,
          average.source().origin(),
          "@AverageOf(\""
              + source
              + "\") on \""
              + method.name()
              + "\" names no other instance of "
              + use.get().target().simpleName()
              + " that is trained"
              + Suggestions.sentence(source, known));
    }
  }

  private static boolean isOf(Subnetwork other, Subnetwork use) {
    return other.target().qualifiedName().equals(use.target().qualifiedName());
  }
}
