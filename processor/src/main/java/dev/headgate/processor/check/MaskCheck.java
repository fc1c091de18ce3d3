package dev.headgate.processor.check;

import dev.headgate.processor.diag.Problem;
import dev.headgate.processor.diag.Reporter;
import dev.headgate.processor.diag.Suggestions;
import dev.headgate.processor.scan.Declaration;
import dev.headgate.processor.scan.Declaration.ConflictUse;
import dev.headgate.processor.scan.Declaration.MaskUse;
import dev.headgate.processor.scan.Declaration.Mention;
import dev.headgate.processor.scan.Declaration.Method;
import dev.headgate.processor.scan.Declaration.Parameter;
import dev.headgate.processor.scan.Declaration.PhaseUse;
import dev.headgate.processor.scan.Declaration.Subnetwork;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every loss that a mask, a scale or another word on gradients names is a loss of the model, also
 * in the subnetworks that the model uses.
 */
public final class MaskCheck {

  private final Declaration model;
  private final Reporter reporter;
  private final List<String> losses;

  private MaskCheck(Declaration model, Reporter reporter) {
    this.model = model;
    this.reporter = reporter;
    this.losses = model.losses().stream().map(Method::name).toList();
  }

  public static void check(Declaration model, Reporter reporter) {
    MaskCheck check = new MaskCheck(model, reporter);
    check.checkMethods(model, null);
    for (PhaseUse phase : model.phases()) {
      check.check("@Phase(\"" + phase.name() + "\")", phase.losses(), null);
    }
  }

  private void checkMethods(Declaration declaration, @Nullable Subnetwork through) {
    for (Method method : declaration.methods()) {
      check(method.masks(), through);
      check(method.extras().conflict(), through);
      for (Parameter parameter : method.parameters()) {
        check(parameter.masks(), through);
        parameter.scales().forEach(scale -> check("@GradientScale", scale.losses(), through));
      }
      method.steps().stream()
          .filter(Subnetwork.class::isInstance)
          .map(Subnetwork.class::cast)
          .forEach(
              use -> {
                @Nullable Subnetwork outermost =
                    through != null ? through : use.target().compiled() ? use : null;
                check(use.target().masks(), outermost);
                check(use.target().conflict(), outermost);
                checkMethods(use.target(), outermost);
              });
    }
  }

  private void check(List<MaskUse> masks, @Nullable Subnetwork through) {
    masks.forEach(mask -> check(mask.text(), mask.losses(), through));
  }

  private void check(@Nullable ConflictUse conflict, @Nullable Subnetwork through) {
    if (conflict != null) {
      check("@ProjectConflicts", conflict.losses(), through);
    }
  }

  /**
   * @param through the use by which a compiled subnetwork came in, which is where its mistakes are
   *     told
   */
  private void check(String text, List<Mention> named, @Nullable Subnetwork through) {
    for (Mention loss : named) {
      if (!losses.contains(loss.name())) {
        reporter.report(
            Problem.LOSS_UNKNOWN,
            through == null ? loss.origin() : through.origin(),
            text
                + " names \""
                + loss.name()
                + "\", which is no loss of \""
                + model.simpleName()
                + "\""
                + Suggestions.sentence(loss.name(), losses));
      }
    }
  }
}
