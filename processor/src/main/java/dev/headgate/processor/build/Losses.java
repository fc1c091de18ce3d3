package dev.headgate.processor.build;

import dev.headgate.processor.diag.Problem;
import dev.headgate.processor.diag.Reporter;
import dev.headgate.processor.ir.ElementType;
import dev.headgate.processor.ir.Input;
import dev.headgate.processor.ir.Loss;
import dev.headgate.processor.ir.LossFunction;
import dev.headgate.processor.ir.Shape;
import dev.headgate.processor.ir.ShapeException;
import dev.headgate.processor.scan.Declaration;
import dev.headgate.processor.scan.Declaration.Applied;
import dev.headgate.processor.scan.Declaration.MaskKind;
import dev.headgate.processor.scan.Declaration.Method;
import dev.headgate.processor.scan.Declaration.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Builds a model's losses and the targets that they ask for. */
final class Losses {

  private final Declaration model;
  private final Reporter reporter;
  private final Masks masks;
  private final Operations operations;
  private final Function<String, Reference> resolve;
  private final List<Loss> losses = new ArrayList<>();
  private final Map<String, Input> targets = new LinkedHashMap<>();

  Losses(
      Declaration model,
      Reporter reporter,
      Masks masks,
      Operations operations,
      Function<String, Reference> resolve) {
    this.model = model;
    this.reporter = reporter;
    this.masks = masks;
    this.operations = operations;
    this.resolve = resolve;
  }

  List<Loss> losses() {
    return losses;
  }

  List<Input> targets() {
    return List.copyOf(targets.values());
  }

  /** Builds them all; false where one does not fit, which has been reported. */
  boolean build() {
    boolean fits = true;
    for (Method method : model.losses()) {
      fits &= build(method);
    }
    return fits;
  }

  private boolean build(Method method) {
    Applied applied = (Applied) method.steps().get(0);
    LossFunction function = operations.loss(applied);
    Reference prediction = reference(method, method.parameters().get(0));
    Shape shape = prediction.source().shape();
    Input expected;
    try {
      String name = method.parameters().get(1).name();
      expected = new Input(name, function.targetShape(shape), function.targetType());
    } catch (ShapeException e) {
      String trace = Trace.of(List.of(prediction.source()));
      reporter.report(
          Problem.SHAPE_MISMATCH,
          applied.origin(),
          "\"" + method.name() + "\" does not fit: " + e.getMessage() + trace);
      return false;
    }
    Reference target = target(method, expected);
    if (!fits(method, prediction, target, expected)) {
      return false;
    }
    losses.add(
        new Loss(method.name(), function, prediction.edge(), target.edge(), applied.origin()));
    return true;
  }

  /** A name that nothing in the model answers is a target, fed by the caller. */
  private Reference target(Method method, Input expected) {
    Parameter parameter = method.parameters().get(1);
    boolean answered =
        model.method(parameter.name()).isPresent()
            || model.outputOf(parameter.name()).isPresent()
            || model.inputs().contains(parameter.name());
    if (answered) {
      return reference(method, parameter);
    }
    targets.putIfAbsent(expected.name(), expected);
    return Reference.of(targets.get(expected.name()));
  }

  private Reference reference(Method method, Parameter parameter) {
    String place = "parameter \"" + parameter.name() + "\" of " + method.name();
    return resolve
        .apply(parameter.name())
        .masked(masks.resolve(parameter.masks(), MaskKind.STOP_GRADIENT, place));
  }

  private boolean fits(Method method, Reference prediction, Reference target, Input expected) {
    ElementType type = target.source() instanceof Input input ? input.type() : ElementType.FLOAT;
    boolean sameShape = target.source().shape().equals(expected.shape());
    if (sameShape && type == expected.type()) {
      return true;
    }
    boolean shared = targets.containsKey(expected.name());
    reporter.report(
        Problem.SHAPE_TARGET,
        method.parameters().get(1).origin(),
        "\""
            + method.name()
            + "\" compares with "
            + describe(expected.type(), expected.shape())
            + ", but \""
            + expected.name()
            + "\" is "
            + describe(type, target.source().shape())
            + (shared ? " for an earlier loss; let each have a target of its own" : "")
            + Trace.of(List.of(prediction.source(), target.source())));
    return false;
  }

  private static String describe(ElementType type, Shape shape) {
    if (type == ElementType.FLOAT) {
      return shape.named();
    }
    return shape.rank() == 0 ? "one class index" : "class indices " + shape;
  }
}
