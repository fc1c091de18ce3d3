package dev.headgate.processor.check;

import dev.headgate.processor.diag.Problem;
import dev.headgate.processor.diag.Reporter;
import dev.headgate.processor.scan.Declaration;
import dev.headgate.processor.scan.Declaration.Method;
import dev.headgate.processor.scan.Declaration.OutputName;
import dev.headgate.processor.scan.Declaration.Parameter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** No node needs its own result. */
final class CycleCheck implements DeclarationCheck {

  @Override
  public void check(Declaration declaration, Reporter reporter) {
    Set<String> done = new HashSet<>();
    for (Method method : declaration.nodes()) {
      visit(declaration, method, new ArrayList<>(), done, reporter);
    }
  }

  private static void visit(
      Declaration declaration,
      Method method,
      List<String> path,
      Set<String> done,
      Reporter reporter) {
    int start = path.indexOf(method.name());
    if (start >= 0) {
      List<String> cycle = new ArrayList<>(path.subList(start, path.size()));
      cycle.add(method.name());
      reporter.report(
          Problem.CYCLE,
          method.origin(),
          "\""
              + method.name()
              + "\" needs its own result: "
              + String.join(" takes ", cycle)
              + "; let one of them take something else");
      return;
    }
    if (done.contains(method.name())) {
      return;
    }
    path.add(method.name());
    for (Parameter parameter : method.parameters()) {
      declaration
          .method(parameter.name())
          .or(() -> declaration.outputOf(parameter.name()).map(OutputName::use))
          .filter(taken -> !taken.isLoss())
          .ifPresent(taken -> visit(declaration, taken, path, done, reporter));
    }
    path.remove(path.size() - 1);
    done.add(method.name());
  }
}
