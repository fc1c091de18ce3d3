package dev.headgate.processor.build;

import dev.headgate.processor.diag.Problem;
import dev.headgate.processor.diag.Reporter;
import dev.headgate.processor.ir.Edge;
import dev.headgate.processor.ir.ElementType;
import dev.headgate.processor.ir.Input;
import dev.headgate.processor.ir.Loss;
import dev.headgate.processor.ir.Loss.Weight;
import dev.headgate.processor.ir.LossFunction;
import dev.headgate.processor.ir.LossFunction.Role;
import dev.headgate.processor.ir.Shape;
import dev.headgate.processor.ir.ShapeException;
import dev.headgate.processor.ir.Source;
import dev.headgate.processor.scan.Declaration;
import dev.headgate.processor.scan.Declaration.Applied;
import dev.headgate.processor.scan.Declaration.MaskKind;
import dev.headgate.processor.scan.Declaration.Method;
import dev.headgate.processor.scan.Declaration.Parameter;
import dev.headgate.processor.scan.Declaration.WeightUse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Builds a model's losses and the targets that they ask for. */
final class Losses {

  private final Declaration model;
  private final Reporter reporter;
  private final Masks masks;
  private final Operations operations;
  private final Integers integers;
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
    this.integers = new Integers(model);
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
    Reference first = reference(method, method.parameters().get(0));
    List<Edge> inputs = new ArrayList<>();
    for (int i = 0; i < function.roles().size(); i++) {
      Role role = function.roles().get(i);
      Parameter parameter = method.parameters().get(i);
      Input expected;
      try {
        Shape shape = function.shape(i, first.source().shape());
        expected = new Input(parameter.name(), shape, role.type());
      } catch (ShapeException e) {
        String trace = Trace.of(List.of(first.source()));
        reporter.report(
            Problem.SHAPE_MISMATCH,
            applied.origin(),
            "\"" + method.name() + "\" does not fit: " + e.getMessage() + trace);
        return false;
      }
      Reference value =
          isTarget(role, parameter)
              ? routed(target(expected), method, parameter)
              : reference(method, parameter);
      if (!fits(method, applied, i, role, first, value, expected)) {
        return false;
      }
      inputs.add(value.edge());
    }
    losses.add(new Loss(method.name(), function, inputs, weight(method), applied.origin()));
    return true;
  }

  private static @Nullable Weight weight(Method method) {
    WeightUse use = method.extras().weight();
    return use == null ? null : new Weight(use.value(), use.origin());
  }

  /** A name that nothing in the model answers is a target, fed by the caller. */
  private boolean isTarget(Role role, Parameter parameter) {
    return role.fed() && !model.isAnswered(parameter.name());
  }

  private Reference target(Input expected) {
    targets.putIfAbsent(expected.name(), expected);
    return Reference.of(targets.get(expected.name()));
  }

  private Reference reference(Method method, Parameter parameter) {
    return routed(resolve.apply(parameter.name()), method, parameter);
  }

  /** A value with the masks and scales that stand on the loss's parameter. */
  private Reference routed(Reference value, Method method, Parameter parameter) {
    String place = "parameter \"" + parameter.name() + "\" of " + method.name();
    return value
        .masked(masks.resolve(parameter.masks(), MaskKind.STOP_GRADIENT, place))
        .scaled(masks.scales(parameter, method.name() + " " + parameter.name(), place));
  }

  private boolean fits(
      Method method,
      Applied applied,
      int argument,
      Role role,
      Reference first,
      Reference value,
      Input expected) {
    Source source = value.source();
    ElementType type = source instanceof Input input ? input.type() : ElementType.FLOAT;
    if (source.shape().equals(expected.shape()) && type == expected.type()) {
      return true;
    }
    Parameter parameter = method.parameters().get(argument);
    boolean shared = targets.containsKey(expected.name());
    if (type == ElementType.INT && !shared && expected.type() == ElementType.FLOAT) {
      String taker = "@" + applied.simpleName() + " of \"" + method.name() + "\"";
      integers
          .mismatch(source, expected.type(), taker)
          .ifPresent(text -> reporter.report(Problem.INTEGERS, parameter.origin(), text));
      return false;
    }
    reporter.report(
        Problem.SHAPE_TARGET,
        parameter.origin(),
        "\""
            + method.name()
            + (role.fed() ? "\" compares with " : "\" takes as " + role.name() + " ")
            + describe(expected.type(), expected.shape())
            + ", but \""
            + expected.name()
            + "\" is "
            + describe(type, source.shape())
            + (shared ? " for an earlier loss; let each have a target of its own" : "")
            + Trace.of(List.of(first.source(), source)));
    return false;
  }

  private static String describe(ElementType type, Shape shape) {
    if (type == ElementType.FLOAT) {
      return shape.named();
    }
    return shape.rank() == 0 ? "one class index" : "class indices " + shape;
  }
}
