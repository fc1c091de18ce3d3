package dev.headgate.processor.check;

import dev.headgate.processor.diag.Problem;
import dev.headgate.processor.diag.Reporter;
import dev.headgate.processor.diag.Suggestions;
import dev.headgate.processor.scan.Declaration;
import dev.headgate.processor.scan.Declaration.Applied;
import dev.headgate.processor.scan.Declaration.Kind;
import dev.headgate.processor.scan.Declaration.Mention;
import dev.headgate.processor.scan.Declaration.Method;
import dev.headgate.processor.scan.Declaration.PhaseUse;
import dev.headgate.processor.scan.Declaration.Step;
import dev.headgate.processor.scan.Declaration.Subnetwork;
import dev.headgate.processor.scan.Names;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Phases have names of their own, losses, and instances of the model to train. */
final class PhaseCheck implements DeclarationCheck {

  @Override
  public void check(Declaration declaration, Reporter reporter) {
    if (declaration.kind() != Kind.MODEL) {
      for (PhaseUse phase : declaration.phases()) {
        reporter.report(
            Problem.MISPLACED,
            phase.origin(),
            "@Phase means nothing on the subnetwork \""
                + declaration.simpleName()
                + "\": losses are a model's, so put it on the @Model");
      }
      return;
    }
    Set<String> names = new HashSet<>();
    for (PhaseUse phase : declaration.phases()) {
      checkName(phase, names, reporter);
      checkMembers(declaration, phase, reporter);
    }
    List<String> losses = declaration.losses().stream().map(Method::name).toList();
    boolean known =
        declaration.phases().stream()
            .allMatch(phase -> !phase.losses().isEmpty() && losses.containsAll(names(phase)));
    if (!declaration.phases().isEmpty() && known) {
      checkLosses(declaration, reporter);
    }
  }

  private static List<String> names(PhaseUse phase) {
    return phase.losses().stream().map(Mention::name).toList();
  }

  private static void checkName(PhaseUse phase, Set<String> names, Reporter reporter) {
    String name = phase.name();
    if (!Names.isWord(name)) {
      reporter.report(
          Problem.PHASE_NAME,
          phase.origin(),
          "name = \""
              + name
              + "\" cannot end a method's name: write letters and digits, such as name ="
              + " \"generator\" for stepGenerator(...)");
    } else if (!names.add(capitalized(name))) {
      reporter.report(
          Problem.PHASE_NAME,
          phase.origin(),
          "two phases end their methods' names with \""
              + capitalized(name)
              + "\": give each a name of its own");
    }
  }

  private static String capitalized(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  private static void checkMembers(Declaration model, PhaseUse phase, Reporter reporter) {
    if (phase.losses().isEmpty() || phase.trains().isEmpty()) {
      reporter.report(
          Problem.PHASE_MEMBER,
          phase.origin(),
          "@Phase(\""
              + phase.name()
              + (phase.losses().isEmpty()
                  ? "\") computes no loss: name at least one in losses = ..."
                  : "\") trains nothing: name at least one instance in trains = ..."));
    }
    checkRepetition(phase, phase.losses(), reporter);
    checkRepetition(phase, phase.trains(), reporter);
    List<String> instances = instances(model);
    for (Mention instance : phase.trains()) {
      boolean known =
          instances.stream()
              .anyMatch(
                  each -> each.equals(instance.name()) || each.startsWith(instance.name() + "."));
      if (!known) {
        reporter.report(
            Problem.PHASE_MEMBER,
            instance.origin(),
            "@Phase(\""
                + phase.name()
                + "\") trains \""
                + instance.name()
                + "\", which is no instance of \""
                + model.simpleName()
                + "\""
                + Suggestions.sentence(instance.name(), instances));
      }
    }
  }

  private static void checkRepetition(PhaseUse phase, List<Mention> named, Reporter reporter) {
    Set<String> names = new HashSet<>();
    for (Mention mention : named) {
      if (!names.add(mention.name())) {
        reporter.report(
            Problem.PHASE_MEMBER,
            mention.origin(),
            "@Phase(\""
                + phase.name()
                + "\") names \""
                + mention.name()
                + "\" twice: once is enough");
      }
    }
  }

  private static void checkLosses(Declaration model, Reporter reporter) {
    for (Method loss : model.losses()) {
      boolean computed =
          model.phases().stream()
              .flatMap(phase -> phase.losses().stream())
              .anyMatch(mention -> mention.name().equals(loss.name()));
      if (!computed) {
        reporter.report(
            Problem.PHASE_WITHOUT,
            loss.origin(),
            "\"" + loss.name() + "\" is in no phase, so no step computes it: add it to one");
      }
    }
  }

  /** The model's instances and those nested in them, and its own layers. */
  static List<String> instances(Declaration model) {
    List<String> instances = new ArrayList<>();
    for (Method method : model.nodes()) {
      if (method.steps().stream().anyMatch(Applied.class::isInstance)) {
        instances.add(method.name()); // also of layers that follow a use on the same method
      }
      addUses(method, "", instances);
    }
    return instances.stream().distinct().toList();
  }

  private static void addUses(Method method, String prefix, List<String> instances) {
    for (Step step : method.steps()) {
      if (step instanceof Subnetwork use) {
        String instance = prefix + use.instance();
        instances.add(instance);
        use.target().nodes().forEach(node -> addUses(node, instance + ".", instances));
      }
    }
  }
}
