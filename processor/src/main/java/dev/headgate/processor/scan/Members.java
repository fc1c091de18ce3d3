package dev.headgate.processor.scan;

import dev.headgate.processor.scan.Declaration.Method;
import dev.headgate.processor.scan.Declaration.OutputName;
import dev.headgate.processor.scan.Declaration.Parameter;
import dev.headgate.processor.scan.Declaration.Subnetwork;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The abstract methods of a declaration, and who of them takes what. Everything is looked up by
 * name and found out once, so that a declaration with many methods takes no longer for each than
 * one with few.
 */
final class Members {

  private final List<Method> all;
  private final List<Method> nodes;
  private final List<Method> losses;
  private final Map<String, Method> byName = new HashMap<>();

  /** The nodes that apply a subnetwork, by name, with their places among the nodes. */
  private final Map<String, Integer> uses = new HashMap<>();

  private final Map<String, Integer> usesOfInstance = new HashMap<>();
  private final Set<String> inputs = new LinkedHashSet<>();
  private final Set<String> shaped = new HashSet<>();
  private final List<Method> results;

  /** In the order of the source. */
  Members(List<Method> methods) {
    this.all = List.copyOf(methods);
    this.nodes = all.stream().filter(method -> !method.isLoss()).toList();
    this.losses = all.stream().filter(Method::isLoss).toList();
    all.forEach(method -> byName.putIfAbsent(method.name(), method));
    for (int i = 0; i < nodes.size(); i++) {
      if (nodes.get(i).use().isPresent()) {
        uses.putIfAbsent(nodes.get(i).name(), i);
      }
    }
    all.stream()
        .flatMap(method -> method.steps().stream())
        .filter(Subnetwork.class::isInstance)
        .map(step -> ((Subnetwork) step).instance())
        .forEach(instance -> usesOfInstance.merge(instance, 1, Integer::sum));
    for (Method node : nodes) {
      for (Parameter parameter : node.parameters()) {
        if (!answers(parameter.name())) {
          inputs.add(parameter.name());
        }
        if (parameter.shape() != null) {
          shaped.add(parameter.name());
        }
      }
    }
    this.results = findResults();
  }

  private List<Method> findResults() {
    List<Method> marked = nodes.stream().filter(Method::output).toList();
    if (!marked.isEmpty()) {
      return marked;
    }
    Set<Method> taken = new HashSet<>();
    Set<String> names = new HashSet<>();
    for (Method node : nodes) {
      for (Parameter parameter : node.parameters()) {
        names.add(parameter.name());
        outputOf(parameter.name()).map(OutputName::use).ifPresent(taken::add);
      }
    }
    return nodes.stream()
        .filter(node -> !names.contains(node.name()) && !taken.contains(node))
        .toList();
  }

  List<Method> all() {
    return all;
  }

  List<Method> nodes() {
    return nodes;
  }

  List<Method> losses() {
    return losses;
  }

  Optional<Method> method(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  List<String> inputs() {
    return List.copyOf(inputs);
  }

  boolean isInput(String name) {
    return inputs.contains(name);
  }

  boolean isShaped(String input) {
    return shaped.contains(input);
  }

  List<Method> results() {
    return results;
  }

  /** How often an instance is used. */
  int usesOf(String instance) {
    return usesOfInstance.getOrDefault(instance, 0);
  }

  /** Whether a method, or one of the outputs of a use, goes by this name. */
  boolean answers(String name) {
    return byName.containsKey(name) || outputOf(name).isPresent();
  }

  /** Where several uses could be meant, the first of them. */
  Optional<OutputName> outputOf(String name) {
    int first = nodes.size();
    for (int end = name.indexOf('_'); end >= 0; end = name.indexOf('_', end + 1)) {
      first = Math.min(first, uses.getOrDefault(name.substring(0, end), first));
    }
    if (first == nodes.size()) {
      return Optional.empty();
    }
    Method use = nodes.get(first);
    return Optional.of(new OutputName(use, name.substring(use.name().length() + 1)));
  }
}
