package dev.headgate.processor.check;

import dev.headgate.processor.diag.Problem;
import dev.headgate.processor.diag.Reporter;
import dev.headgate.processor.diag.Suggestions;
import dev.headgate.processor.scan.Declaration;
import dev.headgate.processor.scan.Declaration.Kind;
import dev.headgate.processor.scan.Declaration.Method;
import dev.headgate.processor.scan.Declaration.Subnetwork;
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
    for (Method method : declaration.methods()) {
      for (int i = 0; i < method.steps().size(); i++) {
        if (method.steps().get(i) instanceof Subnetwork use) {
          checkTarget(declaration, use, reporter);
          checkInstance(instances, use, reporter);
          checkInputs(method, use, i == 0 ? method.parameters().size() : 1, reporter);
        }
      }
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
    } else if (reaches(target, declaration.qualifiedName(), new HashSet<>())) {
      reporter.report(
          Problem.USE_RECURSIVE,
          use.origin(),
          "\""
              + declaration.simpleName()
              + "\" uses itself through \""
              + target.simpleName()
              + "\": a network is finite, so write the repetition out as several uses");
    }
    if (!use.as().isEmpty() && !isIdentifier(use.as())) {
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

  private static boolean isIdentifier(String name) {
    return Character.isJavaIdentifierStart(name.charAt(0))
        && name.chars().allMatch(Character::isJavaIdentifierPart);
  }

  private static String nameFor(Subnetwork use) {
    return new Subnetwork(use.target(), "", use.origin()).instance();
  }

  private static boolean reaches(Declaration from, String name, Set<String> seen) {
    if (from.qualifiedName().equals(name)) {
      return true;
    }
    return seen.add(from.qualifiedName())
        && from.methods().stream()
            .flatMap(method -> method.use().stream())
            .anyMatch(use -> reaches(use.target(), name, seen));
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

  private static void checkInputs(Method method, Subnetwork use, int given, Reporter reporter) {
    List<String> inputs = use.target().inputs();
    boolean judgeable = use.target().kind() == Kind.SUBNETWORK && !use.target().methods().isEmpty();
    if (!judgeable || inputs.size() == given || method.parameters().isEmpty()) {
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
