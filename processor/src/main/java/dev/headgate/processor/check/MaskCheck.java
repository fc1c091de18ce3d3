package dev.headgate.processor.check;

import dev.headgate.processor.diag.Problem;
import dev.headgate.processor.diag.Reporter;
import dev.headgate.processor.diag.Suggestions;
import dev.headgate.processor.scan.Declaration;
import dev.headgate.processor.scan.Declaration.LossName;
import dev.headgate.processor.scan.Declaration.MaskUse;
import dev.headgate.processor.scan.Declaration.Method;
import dev.headgate.processor.scan.Declaration.Parameter;
import dev.headgate.processor.scan.Declaration.Subnetwork;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every loss that a mask names is a loss of the model, also in the subnetworks that the model uses.
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
    new MaskCheck(model, reporter).checkMethods(model, null);
  }

  private void checkMethods(Declaration declaration, @Nullable Subnetwork through) {
    for (Method method : declaration.methods()) {
      check(method.masks(), through);
      for (Parameter parameter : method.parameters()) {
        check(parameter.masks(), through);
      }
      method.steps().stream()
          .filter(Subnetwork.class::isInstance)
          .map(Subnetwork.class::cast)
          .forEach(
              use -> {
                @Nullable Subnetwork outermost =
                    through != null ? through : use.target().compiled() ? use : null;
                check(use.target().masks(), outermost);
                checkMethods(use.target(), outermost);
              });
    }
  }

  /**
   * @param through the use by which a compiled subnetwork came in, which is where its mistakes are
   *     told
   */
  private void check(List<MaskUse> masks, @Nullable Subnetwork through) {
    for (MaskUse mask : masks) {
      for (LossName loss : mask.losses()) {
        if (!losses.contains(loss.name())) {
          reporter.report(
              Problem.LOSS_UNKNOWN,
              through == null ? loss.origin() : through.origin(),
              mask.text()
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
}
