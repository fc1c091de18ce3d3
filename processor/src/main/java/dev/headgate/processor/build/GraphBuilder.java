package dev.headgate.processor.build;

import dev.headgate.processor.diag.Problem;
import dev.headgate.processor.diag.Reporter;
import dev.headgate.processor.ir.Average;
import dev.headgate.processor.ir.Conflict;
import dev.headgate.processor.ir.Edge;
import dev.headgate.processor.ir.Graph;
import dev.headgate.processor.ir.Input;
import dev.headgate.processor.ir.Layer;
import dev.headgate.processor.ir.Mask;
import dev.headgate.processor.ir.Node;
import dev.headgate.processor.ir.Parameter;
import dev.headgate.processor.ir.Shape;
import dev.headgate.processor.ir.ShapeException;
import dev.headgate.processor.ir.Source;
import dev.headgate.processor.ir.Walk;
import dev.headgate.processor.scan.Declaration;
import dev.headgate.processor.scan.Declaration.Applied;
import dev.headgate.processor.scan.Declaration.ConflictUse;
import dev.headgate.processor.scan.Declaration.MaskKind;
import dev.headgate.processor.scan.Declaration.Mention;
import dev.headgate.processor.scan.Declaration.Method;
import dev.headgate.processor.scan.Declaration.Step;
import dev.headgate.processor.scan.Declaration.Subnetwork;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Builds the graph of a model. Methods may stand in any order: each is applied behind those whose
 * results it takes; the checks have made sure that there is such an order.
 */
public final class GraphBuilder {

  /**
   * Stops the building after a mistake has been reported: what follows from it is not worth a
   * message.
   */
  private static final class Reported extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private final Declaration model;
  private final Reporter reporter;
  private final Masks masks;
  private final Integers integers;
  private final Operations operations = new Operations();
  private final List<Node> nodes = new ArrayList<>();
  private final Map<String, Parameter> parameters = new LinkedHashMap<>();
  private final Map<String, String> owners = new HashMap<>();
  private final Set<String> instances = new LinkedHashSet<>();
  private final Map<String, Average> averages;
  private final Map<String, Conflict> conflicts = new LinkedHashMap<>();
  private final Map<Declaration, List<Method>> orders = new IdentityHashMap<>();

  private GraphBuilder(Declaration model, Reporter reporter) {
    this.model = model;
    this.reporter = reporter;
    this.integers = new Integers(model);
    this.masks = new Masks(model.losses().stream().map(Method::name).toList());
    this.averages = Averages.of(model);
  }

  /** The graph, or nothing where shapes do not fit; that has been reported. */
  public static Optional<Graph> build(Declaration model, Reporter reporter) {
    try {
      return Optional.of(new GraphBuilder(model, reporter).build());
    } catch (Reported e) {
      return Optional.empty();
    }
  }

  private Graph build() {
    Scope scope = new Scope(model, "", List.of(), List.of(), null, null);
    List<Input> inputs = new Inputs(model, reporter).read().orElseThrow(Reported::new);
    inputs.forEach(input -> scope.define(input.name(), Reference.of(input)));
    order(model).forEach(method -> apply(scope, method));
    Losses losses = new Losses(model, reporter, masks, operations, name -> resolve(scope, name));
    if (!losses.build()) {
      throw new Reported();
    }
    checkTotals(losses.losses().size());
    for (Average average : averages.values()) {
      if (!Averages.fits(average, parameters, reporter)) {
        throw new Reported();
      }
    }
    return new Graph(
        inputs,
        losses.targets(),
        List.copyOf(parameters.values()),
        nodes,
        losses.losses(),
        Outputs.of(model, name -> resolve(scope, name)),
        List.copyOf(instances),
        Phases.of(model),
        List.copyOf(averages.values()),
        List.copyOf(conflicts.values()));
  }

  /** All weights share one array, and so do all values and cotangents of a sample. */
  private void checkTotals(int losses) {
    long weights = parameters.values().stream().mapToLong(p -> p.shape().elements()).sum();
    long values = nodes.stream().mapToLong(node -> node.shape().elements()).sum();
    boolean fits = weights <= Integer.MAX_VALUE && values * (1 + losses) <= Integer.MAX_VALUE;
    if (!fits) {
      reporter.report(
          Problem.SHAPE_TOTAL,
          model.origin(),
          "\""
              + model.simpleName()
              + "\" has "
              + weights
              + " weights and "
              + values
              + " values for each sample, which is more than Java's arrays can hold;"
              + " make its layers smaller");
      throw new Reported();
    }
  }

  /** A declaration's nodes, each behind those whose results it takes. */
  private List<Method> order(Declaration declaration) {
    return orders.computeIfAbsent(declaration, key -> Walk.needsFirst(key.nodes(), key::sources));
  }

  /** What a name stands for. */
  private static Reference resolve(Scope scope, String name) {
    Reference known = scope.find(name);
    if (known == null) {
      throw new IllegalStateException(name + " was not checked");
    }
    return known;
  }

  /** Applies a method's steps one after the other and defines its result. */
  private void apply(Scope scope, Method method) {
    List<Reference> values = new ArrayList<>();
    for (Declaration.Parameter parameter : method.parameters()) {
      String place = "parameter \"" + parameter.name() + "\" of " + method.name();
      String words = scope.qualify(method.name()) + " " + parameter.name();
      values.add(
          resolve(scope, parameter.name())
              .masked(masks.resolve(parameter.masks(), MaskKind.STOP_GRADIENT, place, scope))
              .scaled(masks.scales(parameter, words, place, scope)));
    }
    List<Mask> frozen = masks.resolve(method.masks(), MaskKind.FROZEN, method.name(), scope);
    List<Mask> stopped =
        masks.resolve(method.masks(), MaskKind.STOP_GRADIENT, method.name(), scope);
    for (int i = 0; i < method.steps().size(); i++) {
      boolean last = i == method.steps().size() - 1;
      Step step = method.steps().get(i);
      if (step instanceof Applied applied) {
        Node node = layer(scope, method, applied, values, frozen, last);
        values = List.of(Reference.of(node));
      } else if (step instanceof Subnetwork use) {
        Map<String, Reference> results = inline(scope, method, use, values, frozen);
        values = List.copyOf(results.values());
        if (last && results.size() > 1) {
          results.forEach(
              (output, value) -> scope.define(method.name() + "_" + output, value.masked(stopped)));
        } else if (last) {
          String output = results.keySet().iterator().next();
          scope.define(method.name() + "_" + output, values.get(0).masked(stopped));
        }
      }
    }
    scope.define(method.name(), values.get(0).masked(stopped));
  }

  private Map<String, Reference> inline(
      Scope scope,
      Method method,
      Subnetwork use,
      List<Reference> values,
      List<Mask> frozenByMethod) {
    String type = use.target().simpleName();
    Scope around = scope.enter(use, method.name(), List.of());
    List<Mask> frozen = new ArrayList<>(frozenAsAverage(around.instance));
    frozen.addAll(masks.resolve(use.target().masks(), MaskKind.FROZEN, type, around));
    frozen.addAll(frozenByMethod);
    project(method, use, around);
    List<Mask> stopped = masks.resolve(use.target().masks(), MaskKind.STOP_GRADIENT, type, around);
    Scope inner = scope.enter(use, method.name(), frozen);
    instances.add(inner.instance);
    List<String> inputs = use.target().inputs();
    for (int i = 0; i < inputs.size(); i++) {
      inner.define(inputs.get(i), values.get(i));
    }
    order(use.target()).forEach(node -> apply(inner, node));
    Map<String, Reference> results = new LinkedHashMap<>();
    for (Method result : use.target().results()) {
      results.put(result.name(), resolve(inner, result.name()).masked(stopped));
    }
    return results;
  }

  /** What follows another instance is never trained. */
  private List<Mask> frozenAsAverage(String instance) {
    Average average = averages.get(instance);
    if (average == null) {
      return List.of();
    }
    String text = "@AverageOf(\"" + average.source() + "\") on " + instance;
    return List.of(new Mask(Set.copyOf(masks.losses()), true, text, average.origin()));
  }

  /** Notes that gradients of an instance are projected; a use's word goes before its type's. */
  private void project(Method method, Subnetwork use, Scope around) {
    ConflictUse ofMethod = method.extras().conflict();
    ConflictUse written = ofMethod != null ? ofMethod : use.target().conflict();
    if (written == null) {
      return;
    }
    List<String> losses = written.losses().stream().map(Mention::name).toList();
    Conflict conflict = new Conflict(around.instance, losses, around.place(written.origin()));
    Conflict earlier = conflicts.putIfAbsent(around.instance, conflict);
    if (earlier != null && !earlier.losses().equals(losses)) {
      reporter.report(
          Problem.CONFLICT,
          conflict.origin(),
          "\""
              + around.instance
              + "\" is shared, and another use of it projects the gradients of "
              + String.join(", ", earlier.losses())
              + ": write the same @ProjectConflicts on both");
      throw new Reported();
    }
  }

  private Node layer(
      Scope scope,
      Method method,
      Applied applied,
      List<Reference> values,
      List<Mask> frozen,
      boolean last) {
    Layer layer = operations.layer(method, applied);
    requireElements(scope, method, applied, values);
    List<Edge> inputs = values.stream().map(Reference::edge).toList();
    List<Shape> shapes = values.stream().map(value -> value.source().shape()).toList();
    Shape shape = shape(scope, method, applied, layer, values, shapes);
    String instance = scope.instance.isEmpty() ? method.name() : scope.instance;
    List<Mask> allFrozen = new ArrayList<>(scope.frozen);
    allFrozen.addAll(frozen);
    String name = last ? method.name() : method.name() + "." + layer.name();
    Node node =
        new Node(
            scope.qualify(name),
            method.name(),
            scope.use,
            instance,
            layer,
            inputs,
            parameters(scope, method, applied, layer, shapes),
            allFrozen,
            shape,
            scope.place(applied.origin()));
    instances.add(instance);
    nodes.add(node);
    return node;
  }

  private void requireElements(
      Scope scope, Method method, Applied applied, List<Reference> values) {
    String taker = "@" + applied.simpleName() + " of \"" + scope.qualify(method.name()) + "\"";
    for (Reference value : values) {
      integers
          .mismatch(value.source(), operations.takes(applied), taker)
          .ifPresent(
              text -> {
                reporter.report(Problem.INTEGERS, scope.place(applied.origin()), text);
                throw new Reported();
              });
    }
  }

  private Shape shape(
      Scope scope,
      Method method,
      Applied applied,
      Layer layer,
      List<Reference> values,
      List<Shape> shapes) {
    String why;
    try {
      Shape shape = layer.outputShape(shapes);
      boolean fits =
          Sizes.fits(shape)
              && layer.parameters(shapes).stream().allMatch(spec -> Sizes.fits(spec.shape()));
      if (fits) {
        return shape;
      }
      why = "its result or a parameter would have more than " + Sizes.LIMIT + " elements";
    } catch (ShapeException e) {
      why = e.getMessage();
    } catch (ArithmeticException e) {
      why = "its result would be too large for any machine";
    }
    List<Source> sources = values.stream().map(Reference::source).toList();
    reporter.report(
        Problem.SHAPE_MISMATCH,
        scope.place(applied.origin()),
        "\"" + scope.qualify(method.name()) + "\" does not fit: " + why + Trace.of(sources));
    throw new Reported();
  }

  /** The parameters of a layer: those of an earlier use of the same instance, or new ones. */
  private List<Parameter> parameters(
      Scope scope, Method method, Applied applied, Layer layer, List<Shape> shapes) {
    String prefix = scope.instance.isEmpty() ? method.name() : scope.instance + "." + method.name();
    if (operations.layersWithParameters(method) > 1) {
      prefix += "." + layer.name();
    }
    String instance = scope.instance.isEmpty() ? method.name() : scope.instance;
    List<Parameter> made = new ArrayList<>();
    for (var spec : layer.parameters(shapes)) {
      Parameter parameter = new Parameter(prefix + "." + spec.name(), spec, instance);
      Parameter earlier = parameters.putIfAbsent(parameter.name(), parameter);
      requireOwner(parameter, scope, method, applied);
      if (earlier != null && !earlier.shape().equals(parameter.shape())) {
        reporter.report(
            Problem.USE_SHAPES,
            scope.place(scope.usedAt == null ? applied.origin() : scope.usedAt),
            "\""
                + parameter.name()
                + "\" is shared, but this use would make it "
                + parameter.shape()
                + ", and an earlier one makes it "
                + earlier.shape()
                + ": give both uses inputs of one shape, or instances of their own");
        throw new Reported();
      }
      made.add(earlier == null ? parameter : earlier);
    }
    return made;
  }

  /** Only another use of the same instance may come to a name that is already there. */
  private void requireOwner(Parameter parameter, Scope scope, Method method, Applied applied) {
    String owner = scope.instance + " " + method.name();
    String earlier = owners.putIfAbsent(parameter.name(), owner);
    if (earlier != null && !earlier.equals(owner)) {
      reporter.report(
          Problem.USE_CLASH,
          scope.place(applied.origin()),
          "two layers would share the name \""
              + parameter.name()
              + "\", because a method and an instance are both named \""
              + method.name()
              + "\": rename one of them");
      throw new Reported();
    }
  }
}
