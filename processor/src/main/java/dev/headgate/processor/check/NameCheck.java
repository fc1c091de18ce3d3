package dev.headgate.processor.check;

import dev.headgate.processor.diag.Problem;
import dev.headgate.processor.diag.Reporter;
import dev.headgate.processor.diag.Suggestions;
import dev.headgate.processor.ir.LossFunction;
import dev.headgate.processor.op.Registry;
import dev.headgate.processor.scan.Declaration;
import dev.headgate.processor.scan.Declaration.Applied;
import dev.headgate.processor.scan.Declaration.Kind;
import dev.headgate.processor.scan.Declaration.Method;
import dev.headgate.processor.scan.Declaration.Parameter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Every parameter's name is a method, an input, or, in a loss, a target. */
final class NameCheck implements DeclarationCheck {

  @Override
  public void check(Declaration declaration, Reporter reporter) {
    Set<String> shaped = shapedInputs(declaration);
    Set<String> reported = new HashSet<>();
    for (Method method : declaration.methods()) {
      for (int i = 0; i < method.parameters().size(); i++) {
        Parameter parameter = method.parameters().get(i);
        boolean target = isFed(method, i);
        if (reported.contains(parameter.name())) {
          continue; // one cause, one error
        }
        if (isWrong(declaration, method, parameter, target, shaped, reporter)) {
          reported.add(parameter.name());
        }
      }
    }
  }

  /** Whether the method is a loss whose caller may hand in this parameter. */
  private static boolean isFed(Method method, int parameter) {
    if (!method.isLoss() || parameter == 0) {
      return false;
    }
    return method.steps().stream()
        .filter(step -> step instanceof Applied applied && applied.isLoss())
        .map(Applied.class::cast)
        .flatMap(loss -> Registry.loss(loss.annotation(), loss.values()).stream())
        .map(LossFunction::roles)
        .allMatch(roles -> parameter >= roles.size() || roles.get(parameter).fed());
  }

  private static boolean isWrong(
      Declaration declaration,
      Method method,
      Parameter parameter,
      boolean target,
      Set<String> shaped,
      Reporter reporter) {
    String name = parameter.name();
    Method result = declaration.method(name).orElse(null);
    if (result != null) {
      return isUnusableResult(result, parameter, reporter);
    }
    var output = declaration.outputOf(name);
    if (output.isPresent()) {
      return isUnknownOutput(output.get(), parameter, reporter);
    }
    boolean anything =
        target
            || declaration.kind() == Kind.SUBNETWORK
            || shaped.contains(name)
            || declaration.bodies().contains(name);
    if (anything) {
      return false;
    }
    List<String> known = new ArrayList<>(declaration.nodes().stream().map(Method::name).toList());
    known.remove(method.name());
    known.addAll(shaped);
    if (method.isLoss() || Suggestions.nearest(name, known).isPresent()) {
      reporter.report(
          Problem.NAME_UNKNOWN,
          parameter.origin(),
          "\""
              + name
              + "\" of \""
              + method.name()
              + "\" is neither a method nor an input"
              + Suggestions.sentence(name, known));
    } else {
      reporter.report(
          Problem.SHAPE_MISSING,
          parameter.origin(),
          "the input \""
              + name
              + "\" has no shape: write it once, such as \"@Shape({1, 28, 28}) Tensor "
              + name
              + "\""
              + (known.isEmpty()
                  ? ""
                  : "; or, if it is no input, take one of the known: " + String.join(", ", known)));
    }
    return true;
  }

  private static boolean isUnusableResult(Method result, Parameter parameter, Reporter reporter) {
    String name = parameter.name();
    if (result.isLoss() && result.lossSteps() == 0) {
      return true; // a node that returns Loss, which has been told
    }
    if (result.isLoss()) {
      reporter.report(
          Problem.NAME_IS_LOSS,
          parameter.origin(),
          "\""
              + name
              + "\" is a loss, and a loss is no tensor: take the result that it judges instead");
      return true;
    }
    List<String> outputs = outputs(result);
    if (outputs.size() > 1) {
      reporter.report(
          Problem.NAME_AMBIGUOUS,
          parameter.origin(),
          "\""
              + name
              + "\" has several outputs: write one of "
              + String.join(", ", outputs.stream().map(output -> name + "_" + output).toList()));
      return true;
    }
    return false;
  }

  private static boolean isUnknownOutput(
      Declaration.OutputName name, Parameter parameter, Reporter reporter) {
    List<String> outputs = outputs(name.use());
    if (outputs.isEmpty() || outputs.contains(name.output())) {
      return false;
    }
    List<String> known = outputs.stream().map(output -> name.use().name() + "_" + output).toList();
    reporter.report(
        Problem.NAME_UNKNOWN,
        parameter.origin(),
        "\""
            + parameter.name()
            + "\" is no output of \""
            + name.use().name()
            + "\""
            + Suggestions.sentence(parameter.name(), known));
    return true;
  }

  /** The outputs of a use that ends its method; none where something else ends it, or is wrong. */
  private static List<String> outputs(Method method) {
    return method
        .use()
        .filter(use -> method.steps().get(method.steps().size() - 1) == use)
        .filter(use -> use.target().hasClearResults())
        .map(use -> use.target().results().stream().map(Method::name).distinct().toList())
        .orElse(List.of());
  }

  private static Set<String> shapedInputs(Declaration declaration) {
    Set<String> shaped = new LinkedHashSet<>();
    for (Method method : declaration.nodes()) {
      for (Parameter parameter : method.parameters()) {
        if (parameter.shape() != null) {
          shaped.add(parameter.name());
        }
      }
    }
    return shaped;
  }
}
