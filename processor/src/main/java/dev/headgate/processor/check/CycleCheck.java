package dev.headgate.processor.check;

import dev.headgate.processor.diag.Problem;
import dev.headgate.processor.diag.Reporter;
import dev.headgate.processor.scan.Declaration;
import dev.headgate.processor.scan.Declaration.Method;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** No node needs its own result. */
final class CycleCheck implements DeclarationCheck {

  @Override
  public void check(Declaration declaration, Reporter reporter) {
    Set<String> done = new HashSet<>();
    for (Method method : declaration.nodes()) {
      walk(declaration, method, done, reporter);
    }
  }

  /**
   * Goes from a method to those that it takes, and on from them. Not by recursion: a chain of
   * layers may be longer than a thread's stack.
   */
  private static void walk(
      Declaration declaration, Method start, Set<String> done, Reporter reporter) {
    Map<String, Iterator<Method>> path = new LinkedHashMap<>();
    Deque<Method> open = new ArrayDeque<>(List.of(start));
    while (!open.isEmpty()) {
      Method method = open.element();
      Iterator<Method> taken =
          path.computeIfAbsent(method.name(), name -> taken(declaration, method).iterator());
      if (!done.contains(method.name()) && taken.hasNext()) {
        Method next = taken.next();
        if (path.containsKey(next.name())) {
          report(next, List.copyOf(path.keySet()), reporter);
        } else if (!done.contains(next.name())) {
          open.push(next);
        }
      } else {
        path.remove(method.name());
        done.add(method.name());
        open.pop();
      }
    }
  }

  private static List<Method> taken(Declaration declaration, Method method) {
    return declaration.sources(method).stream().filter(source -> !source.isLoss()).toList();
  }

  private static void report(Method method, List<String> path, Reporter reporter) {
    String name = method.name();
    List<String> cycle = new ArrayList<>(path.subList(path.indexOf(name), path.size()));
    cycle.add(name);
    reporter.report(
        Problem.CYCLE,
        method.origin(),
        "\""
            + name
            + "\" needs its own result: "
            + String.join(" takes ", cycle)
            + "; let one of them take something else");
  }
}
