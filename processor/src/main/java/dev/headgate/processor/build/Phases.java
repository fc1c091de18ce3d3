package dev.headgate.processor.build;

import dev.headgate.processor.diag.Suggestions;
import dev.headgate.processor.ir.Phase;
import dev.headgate.processor.scan.Declaration;
import dev.headgate.processor.scan.Declaration.Mention;
import dev.headgate.processor.scan.Declaration.Method;
import dev.headgate.processor.scan.Names;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A model's training steps: those it declares, or one for everything. */
final class Phases {

  private Phases() {}

  /**
   * The steps as they would be without the model's mistakes, as far as can be told: those whose
   * methods can be written, with the losses that misspelt ones were meant to be.
   */
  static List<Phase> ofMistaken(Declaration model) {
    if (model.phases().isEmpty()) {
      return of(model);
    }
    List<String> losses = model.losses().stream().map(Method::name).distinct().toList();
    Set<String> names = new HashSet<>();
    return of(model).stream()
        .filter(phase -> Names.isWord(phase.name()))
        .filter(
            phase ->
                names.add(
                    phase.name().substring(0, 1).toUpperCase(Locale.ROOT)
                        + phase.name().substring(1)))
        .map(
            phase ->
                new Phase(
                    phase.name(),
                    phase.losses().stream()
                        .map(loss -> meant(loss, losses))
                        .filter(losses::contains)
                        .distinct()
                        .toList(),
                    phase.trains(),
                    phase.origin()))
        .toList();
  }

  private static String meant(String loss, List<String> losses) {
    return losses.contains(loss) ? loss : Suggestions.nearest(loss, losses).orElse(loss);
  }

  static List<Phase> of(Declaration model) {
    List<String> losses = model.losses().stream().map(Method::name).distinct().toList();
    if (losses.isEmpty()) {
      return List.of();
    }
    return model.phases().isEmpty()
        ? List.of(new Phase("", losses, List.of(), model.origin()))
        : model.phases().stream()
            .map(
                phase ->
                    new Phase(
                        phase.name(),
                        phase.losses().stream().map(Mention::name).toList(),
                        phase.trains().stream().map(Mention::name).toList(),
                        phase.origin()))
            .toList();
  }
}
