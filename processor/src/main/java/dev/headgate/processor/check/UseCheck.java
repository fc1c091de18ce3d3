package dev.headgate.processor.check;

import dev.headgate.processor.diag.Problem;
import dev.headgate.processor.diag.Reporter;
import dev.headgate.processor.diag.Suggestions;
import dev.headgate.processor.scan.Declaration;
import dev.headgate.processor.scan.Declaration.Contents;
import dev.headgate.processor.scan.Declaration.Kind;
import dev.headgate.processor.scan.Declaration.Method;
import dev.headgate.processor.scan.Declaration.Subnetwork;
import dev.headgate.processor.scan.Names;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A use names a subnetwork, gives it its inputs, and says which instance it means where there could
 * be doubt.
 */
final class UseCheck implements DeclarationCheck {

  @Override
  public void check(Declaration declaration, Reporter reporter) {
    Map<String, Subnetwork> instances = new HashMap<>();
    for (Method method : declaration.nodes()) {
      for (int i = 0; i < method.steps().size(); i++) {
        if (method.steps().get(i) instanceof Subnetwork use) {
          checkTarget(declaration, use, reporter);
          checkInstance(instances, use, reporter);
          checkInputs(method, use, i == 0 ? method.parameters().size() : 1, reporter);
          if (i < method.steps().size() - 1) {
            checkSingleResult(method, use, reporter);
          }
        }
      }
    }
  }

  /** What follows a use on the same method takes one tensor. */
  private static void checkSingleResult(Method method, Subnetwork use, Reporter reporter) {
    List<Method> results = use.target().results();
    if (use.target().hasClearResults() && results.size() > 1) {
      reporter.report(
          Problem.NAME_AMBIGUOUS,
          use.origin(),
          "\""
              + use.target().simpleName()
              + "\" has several outputs ("
              + String.join(", ", results.stream().map(Method::name).toList())
              + "), so no layer can follow it on \""
              + method.name()
              + "\": give the use a method of its own and let others take its outputs by name");
    }
  }

  private static void checkTarget(Declaration declaration, Subnetwork use, Reporter reporter) {
    Declaration target = use.target();
    if (target.kind() != Kind.SUBNETWORK) {
      reporter.report(
          Problem.USE_TARGET,
          use.origin(),
          "\""
              + target.simpleName()
              + "\" is not a subnetwork"
              + (target.kind() == Kind.MODEL ? " but a model" : "")
              + ": annotate the type with @Subnetwork");
    } else if (target.contents() == Contents.LOST) {
      reporter.report(
          Problem.DESCRIPTOR_MISSING,
          use.origin(),
          "\""
              + target.simpleName()
              + "\" comes from a class file, which has lost the names of its parameters, and there"
              + " is no \""
              + Names.descriptor(target)
              + "\" beside it that keeps them: compile \""
              + target.simpleName()
              + "\" with Headgate's processor too");
    } else {
      Recursion.find(declaration, use).ifPresent(cycle -> cycle.report(reporter));
    }
    if (!use.as().isEmpty() && !Names.isIdentifier(use.as())) {
      reporter.report(
          Problem.USE_NAME,
          use.origin(),
          "as = \""
              + use.as()
              + "\" is no name: write a Java identifier, such as as = \""
              + nameFor(use)
              + "\"");
    }
  }

  private static String nameFor(Subnetwork use) {
    return new Subnetwork(use.target(), "", use.origin()).instance();
  }

  private static void checkInstance(
      Map<String, Subnetwork> instances, Subnetwork use, Reporter reporter) {
    Subnetwork earlier = instances.putIfAbsent(use.instance(), use);
    if (earlier == null) {
      return;
    }
    String type = use.target().simpleName();
    if (!earlier.target().qualifiedName().equals(use.target().qualifiedName())) {
      reporter.report(
          Problem.USE_CLASH,
          use.origin(),
          "\""
              + use.instance()
              + "\" already names an instance of \""
              + earlier.target().simpleName()
              + "\": give this \""
              + type
              + "\" another name with as = \"...\"");
    } else if (use.as().isEmpty() || earlier.as().isEmpty()) {
      reporter.report(
          Problem.USE_TWICE,
          use.origin(),
          "\""
              + type
              + "\" is used twice without saying whether the uses share weights: write as = \""
              + use.instance()
              + "\" on both to share them, or as = \""
              + use.instance()
              + "2\" here for weights of its own");
    }
  }

  /** Whether the inputs are what the user means, rather than what another mistake makes them. */
  private static boolean isJudgeable(Declaration target) {
    return target.kind() == Kind.SUBNETWORK
        && target.contents() == Contents.ALL
        && target.hasClearResults()
        && !target.inputs().isEmpty();
  }

  private static void checkInputs(Method method, Subnetwork use, int given, Reporter reporter) {
    List<String> inputs = use.target().inputs();
    if (!isJudgeable(use.target()) || inputs.size() == given || !method.takesTensors()) {
      return;
    }
    Set<String> methods = new HashSet<>();
    use.target().nodes().forEach(node -> methods.add(node.name()));
    StringBuilder hint = new StringBuilder();
    for (String input : inputs) {
      String sentence = Suggestions.sentence(input, methods);
      if (inputs.size() > given && sentence.contains("did you mean")) {
        hint.append("; \"").append(input).append("\" is no method of it").append(sentence);
      }
    }
    reporter.report(
        Problem.METHOD_ARITY,
        use.origin(),
        "\""
            + use.target().simpleName()
            + "\" takes "
            + inputs.size()
            + " input"
            + (inputs.size() == 1 ? "" : "s")
            + " ("
            + String.join(", ", inputs)
            + "), but \""
            + method.name()
            + "\" gives it "
            + given
            + hint);
  }
}
