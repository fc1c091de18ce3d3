package dev.headgate.processor.build;

import dev.headgate.processor.ir.Phase;
import dev.headgate.processor.scan.Declaration;
import dev.headgate.processor.scan.Declaration.Mention;
import dev.headgate.processor.scan.Declaration.Method;
import java.util.List;

/** A model's training steps: those it declares, or one for everything. */
final class Phases {

  private Phases() {}

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
