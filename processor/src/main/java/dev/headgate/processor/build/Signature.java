package dev.headgate.processor.build;

import dev.headgate.processor.diag.Suggestions;
import dev.headgate.processor.ir.ElementType;
import dev.headgate.processor.ir.LossFunction;
import dev.headgate.processor.ir.LossFunction.Role;
import dev.headgate.processor.op.Registry;
import dev.headgate.processor.scan.Declaration;
import dev.headgate.processor.scan.Declaration.Applied;
import dev.headgate.processor.scan.Declaration.Method;
import dev.headgate.processor.scan.Names;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The names in a compiled model's public methods, which can be told from a declaration however
 * wrong the rest of it is.
 *
 * @param packageName the package of model and compiled class
 * @param model the model's own name, such as {@code Outer.Inner}
 * @param inputs what every call takes
 * @param targets what calls with losses take besides
 */
public record Signature(
    String packageName,
    String model,
    List<Argument> inputs,
    List<Argument> targets,
    List<String> losses,
    List<String> outputs) {

  /** An argument of a call. */
  public record Argument(String name, ElementType type) {}

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
    return new Signature(
        model.packageName(),
        String.join(".", model.simpleNames()),
        model.inputs().stream().map(name -> new Argument(name, integers.type(name))).toList(),
        List.copyOf(targets.values()),
        model.losses().stream().map(Method::name).distinct().toList(),
        Outputs.names(model).stream().distinct().toList());
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
    Set<String> outputs = new LinkedHashSet<>(written.outputs());
    model.methods().stream()
        .filter(method -> method.lossSteps() == 0)
        .forEach(method -> outputs.add(method.name()));
    outputs.addAll(model.bodies());
    return new Signature(
        written.packageName(),
        written.model(),
        written.inputs().stream()
            .filter(
                input ->
                    model.isShaped(input.name())
                        || Suggestions.nearest(input.name(), known).isEmpty())
            .toList(),
        written.targets(),
        unreserved(written.losses()),
        unreserved(outputs));
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
    return !losses.isEmpty();
  }
}
