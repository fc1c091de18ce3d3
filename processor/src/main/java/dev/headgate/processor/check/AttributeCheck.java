package dev.headgate.processor.check;

import dev.headgate.processor.diag.Problem;
import dev.headgate.processor.diag.Reporter;
import dev.headgate.processor.ir.Layer;
import dev.headgate.processor.op.AttributeException;
import dev.headgate.processor.op.Attributes;
import dev.headgate.processor.op.Definition;
import dev.headgate.processor.op.Registry;
import dev.headgate.processor.scan.Declaration;
import dev.headgate.processor.scan.Declaration.Applied;
import dev.headgate.processor.scan.Declaration.Method;
import dev.headgate.processor.scan.Declaration.Step;

/** Every attribute is in its range, and a layer gets as many tensors as it takes. */
final class AttributeCheck implements DeclarationCheck {

  @Override
  public void check(Declaration declaration, Reporter reporter) {
    for (Method method : declaration.methods()) {
      for (int i = 0; i < method.steps().size(); i++) {
        Step step = method.steps().get(i);
        if (step instanceof Applied applied) {
          check(method, applied, i == 0, reporter);
        }
      }
    }
  }

  private static void check(Method method, Applied applied, boolean first, Reporter reporter) {
    Definition definition = Registry.find(applied.annotation()).orElse(null);
    if (definition == null) {
      reporter.report(
          Problem.METHOD_KIND,
          applied.origin(),
          "@"
              + applied.simpleName()
              + " of \""
              + method.name()
              + "\" is unknown to this processor: use annotations and processor of one version");
      return;
    }
    try {
      var operation = definition.factory().create(new Attributes(applied.values()));
      if (operation instanceof Layer layer && !method.isLoss()) {
        checkArity(method, applied, layer, first ? method.parameters().size() : 1, reporter);
      }
    } catch (AttributeException e) {
      reporter.report(
          Problem.ATTRIBUTE,
          applied.places().getOrDefault(e.attribute(), applied.origin()),
          "@" + applied.simpleName() + " of \"" + method.name() + "\": " + e.getMessage());
    }
  }

  /**
   * The first layer takes the method's parameters, each further one the result of the layer above
   * it.
   */
  private static void checkArity(
      Method method, Applied applied, Layer layer, int given, Reporter reporter) {
    boolean fits = given >= layer.minimumInputs() && given <= layer.maximumInputs();
    if (fits || !method.takesTensors()) {
      return;
    }
    String takes =
        layer.minimumInputs() == layer.maximumInputs()
            ? layer.minimumInputs() == 1 ? "one tensor" : layer.minimumInputs() + " tensors"
            : "at least " + layer.minimumInputs() + " tensors";
    reporter.report(
        Problem.METHOD_ARITY,
        applied.origin(),
        "@"
            + applied.simpleName()
            + " takes "
            + takes
            + ", but \""
            + method.name()
            + "\" gives it "
            + given
            + (given > layer.maximumInputs() ? "; merge them first with @Add or @Concat" : ""));
  }
}
