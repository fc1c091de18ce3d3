package dev.headgate.processor.build;

import dev.headgate.processor.ir.ElementType;
import dev.headgate.processor.ir.LossFunction;
import dev.headgate.processor.op.AttributeException;
import dev.headgate.processor.op.Attributes;
import dev.headgate.processor.op.Registry;
import dev.headgate.processor.scan.Declaration;
import dev.headgate.processor.scan.Declaration.Applied;
import dev.headgate.processor.scan.Declaration.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
    Map<String, Argument> targets = new LinkedHashMap<>();
    for (Method loss : model.losses()) {
      for (int i = 1; i < loss.parameters().size(); i++) {
        String name = loss.parameters().get(i).name();
        boolean answered =
            model.method(name).isPresent()
                || model.outputOf(name).isPresent()
                || model.inputs().contains(name);
        if (!answered) {
          targets.putIfAbsent(name, new Argument(name, targetType(loss)));
        }
      }
    }
    return new Signature(
        model.packageName(),
        String.join(".", model.simpleNames()),
        model.inputs().stream().map(name -> new Argument(name, ElementType.FLOAT)).toList(),
        List.copyOf(targets.values()),
        model.losses().stream().map(Method::name).distinct().toList(),
        Outputs.names(model).stream().distinct().toList());
  }

  private static ElementType targetType(Method loss) {
    for (var step : loss.steps()) {
      if (step instanceof Applied applied && applied.isLoss()) {
        try {
          var operation =
              Registry.find(applied.annotation())
                  .orElseThrow()
                  .factory()
                  .create(new Attributes(applied.values()));
          return ((LossFunction) operation).targetType();
        } catch (AttributeException e) {
          return ElementType.FLOAT; // reported where attributes are checked
        }
      }
    }
    return ElementType.FLOAT;
  }

  /** The name of the compiled class: {@code Outer.Inner} gives {@code CompiledOuter_Inner}. */
  public String compiledName() {
    return "Compiled" + model.replace('.', '_');
  }

  public boolean hasLosses() {
    return !losses.isEmpty();
  }
}
