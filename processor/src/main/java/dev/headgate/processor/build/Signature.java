package dev.headgate.processor.build;

import dev.headgate.processor.diag.Suggestions;
import dev.headgate.processor.ir.ElementType;
import dev.headgate.processor.ir.LossFunction;
import dev.headgate.processor.ir.LossFunction.Role;
import dev.headgate.processor.ir.Phase;
import dev.headgate.processor.ir.Walk;
import dev.headgate.processor.op.Registry;
import dev.headgate.processor.scan.Declaration;
import dev.headgate.processor.scan.Declaration.Applied;
import dev.headgate.processor.scan.Declaration.Method;
import dev.headgate.processor.scan.Declaration.Parameter;
import dev.headgate.processor.scan.Names;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names in a compiled model's public methods, which can be told from a declaration however
 * wrong the rest of it is.
 *
 * @param packageName the package of model and compiled class
 * @param model the model's own name, such as {@code Outer.Inner}
 * @param inputs what every call takes
 * @param targets what calls with losses take besides
 * @param steps the training steps; one without a name where there are no phases, none where there
 *     are no losses
 * @param scales the words for the gradient scales
 * @param weighted the losses that have weights
 * @param averages the instances that follow others
 */
public record Signature(
    String packageName,
    String model,
    List<Argument> inputs,
    List<Argument> targets,
    List<String> losses,
    List<String> outputs,
    List<TrainingStep> steps,
    List<String> scales,
    List<String> weighted,
    List<String> averages) {

  /** An argument of a call. */
  public record Argument(String name, ElementType type) {}

  /**
   * A training step.
   *
   * @param name of its phase; empty where there is only one
   * @param arguments the inputs and targets that its losses need
   */
  public record TrainingStep(String name, List<Argument> arguments, List<String> losses) {}

  public static Signature of(Declaration model) {
    Integers integers = new Integers(model);
    Map<String, Argument> targets = new LinkedHashMap<>();
    for (Method loss : model.losses()) {
      List<Role> roles = roles(loss);
      for (int i = 1; i < loss.parameters().size(); i++) {
        String name = loss.parameters().get(i).name();
        Role role = i < roles.size() ? roles.get(i) : Role.fed("", ElementType.FLOAT);
        if (role.fed() && !model.isAnswered(name)) {
          targets.putIfAbsent(name, new Argument(name, role.type()));
        }
      }
    }
    List<Argument> inputs =
        model.inputs().stream().map(name -> new Argument(name, integers.type(name))).toList();
    List<Argument> all = arguments(inputs, targets.values());
    return new Signature(
        model.packageName(),
        String.join(".", model.simpleNames()),
        inputs,
        List.copyOf(targets.values()),
        model.losses().stream().map(Method::name).distinct().toList(),
        Outputs.names(model).stream().distinct().toList(),
        Phases.of(model).stream().map(phase -> step(model, phase, all)).toList(),
        scales(model),
        model.losses().stream()
            .filter(loss -> loss.extras().weight() != null)
            .map(Method::name)
            .distinct()
            .toList(),
        List.copyOf(Averages.of(model).keySet()));
  }

  private static List<Argument> arguments(List<Argument> inputs, Collection<Argument> targets) {
    return Stream.concat(inputs.stream(), targets.stream()).distinct().toList();
  }

  private static TrainingStep step(Declaration model, Phase phase, List<Argument> all) {
    List<Method> judging =
        phase.losses().stream().flatMap(loss -> model.method(loss).stream()).toList();
    Set<String> needed =
        Walk.needsFirst(judging, model::sources).stream()
            .flatMap(method -> method.parameters().stream())
            .map(Parameter::name)
            .collect(Collectors.toSet());
    return new TrainingStep(
        phase.name(),
        phase.name().isEmpty()
            ? all
            : all.stream().filter(argument -> needed.contains(argument.name())).toList(),
        phase.losses());
  }

  /**
   * The names as they would be without the model's mistakes, as far as can be told: a misspelt name
   * is no further input, and any node may be what a loss was meant to take. So what uses the
   * compiled class has no errors but its own.
   */
  public static Signature ofMistaken(Declaration model) {
    Signature written = of(model);
    List<String> known = new ArrayList<>(model.nodes().stream().map(Method::name).toList());
    model.inputs().stream().filter(model::isShaped).forEach(known::add);
    List<Argument> misspelt =
        written.inputs().stream()
            .filter(input -> !model.isShaped(input.name()))
            .filter(input -> Suggestions.nearest(input.name(), known).isPresent())
            .toList();
    List<Argument> all = arguments(written.inputs(), written.targets());
    Set<String> outputs = new LinkedHashSet<>(written.outputs());
    model.methods().stream()
        .filter(method -> method.lossSteps() == 0)
        .forEach(method -> outputs.add(method.name()));
    outputs.addAll(model.bodies());
    return new Signature(
        written.packageName(),
        written.model(),
        written.inputs().stream().filter(input -> !misspelt.contains(input)).toList(),
        written.targets(),
        unreserved(written.losses()),
        unreserved(outputs),
        unreserved(written.losses()).isEmpty()
            ? List.of()
            : Phases.ofMistaken(model).stream()
                .map(phase -> without(step(model, phase, all), misspelt))
                .toList(),
        written.scales(),
        unreserved(written.weighted()),
        written.averages().stream().filter(Names::isIdentifier).toList());
  }

  private static TrainingStep without(TrainingStep step, List<Argument> misspelt) {
    List<Argument> arguments =
        step.arguments().stream().filter(argument -> !misspelt.contains(argument)).toList();
    return new TrainingStep(step.name(), arguments, unreserved(step.losses()));
  }

  private static List<String> scales(Declaration model) {
    List<String> scales = new ArrayList<>();
    addScales(model, "", new Masks(model.losses().stream().map(Method::name).toList()), scales);
    return scales;
  }

  private static void addScales(
      Declaration declaration, String path, Masks masks, List<String> scales) {
    for (Method method : declaration.methods()) {
      for (Parameter parameter : method.parameters()) {
        masks
            .scales(parameter, path + method.name() + " " + parameter.name(), "")
            .forEach(scale -> scales.add(scale.name()));
      }
      method
          .use()
          .ifPresent(
              use -> {
                String inner = path + Scope.segment(declaration, use, method.name()) + ".";
                addScales(use.target(), inner, masks, scales);
              });
    }
  }

  private static List<String> unreserved(Collection<String> names) {
    return names.stream().filter(name -> !Names.RESERVED.contains(name)).toList();
  }

  /** What the arguments of a loss are; nothing where its annotation is wrong. */
  private static List<Role> roles(Method loss) {
    return loss.steps().stream()
        .filter(step -> step instanceof Applied applied && applied.isLoss())
        .map(Applied.class::cast)
        .findFirst()
        .flatMap(applied -> Registry.loss(applied.annotation(), applied.values()))
        .map(LossFunction::roles)
        .orElse(List.of());
  }

  /** The name of the compiled class: {@code Outer.Inner} gives {@code CompiledOuter_Inner}. */
  public String compiledName() {
    return "Compiled" + model.replace('.', '_');
  }

  public boolean hasLosses() {
    return !losses.isEmpty() || !steps.isEmpty();
  }
}
