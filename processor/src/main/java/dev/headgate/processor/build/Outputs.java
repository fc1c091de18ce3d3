package dev.headgate.processor.build;

import dev.headgate.processor.ir.Graph.Output;
import dev.headgate.processor.scan.Declaration;
import dev.headgate.processor.scan.Declaration.Method;
import dev.headgate.processor.scan.Declaration.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a model's {@code forward} answers. */
public final class Outputs {

  private Outputs() {}

  static List<Output> of(Declaration model, Function<String, Reference> resolve) {
    return names(model).stream()
        .map(name -> new Output(name, resolve.apply(name).source()))
        .toList();
  }

  /**
   * The names of the outputs: the methods marked, or, where none is, all that feed a loss, or,
   * where there is no loss, all that nothing takes. A use of several outputs stands for each of
   * them.
   */
  public static List<String> names(Declaration model) {
    boolean marked = model.nodes().stream().anyMatch(Method::output);
    Set<String> judged =
        model.losses().stream()
            .flatMap(loss -> loss.parameters().stream())
            .map(Parameter::name)
            .collect(Collectors.toSet());
    List<Method> methods =
        marked || model.losses().isEmpty()
            ? model.results()
            : model.nodes().stream()
                .filter(node -> names(node).stream().anyMatch(judged::contains))
                .toList();
    List<String> names = new ArrayList<>();
    for (Method method : methods) {
      names.addAll(names(method));
    }
    return names;
  }

  private static List<String> names(Method method) {
    List<String> outputs =
        method
            .use()
            .filter(use -> method.steps().get(method.steps().size() - 1) == use)
            .filter(use -> use.target().hasClearResults())
            .map(use -> use.target().results().stream().map(Method::name).toList())
            .orElse(List.of());
    return outputs.size() < 2
        ? List.of(method.name())
        : outputs.stream().map(output -> method.name() + "_" + output).toList();
  }
}
