package dev.headgate.processor.build;

import dev.headgate.processor.ir.Mask;
import dev.headgate.processor.ir.Scale;
import dev.headgate.processor.scan.Declaration.MaskKind;
import dev.headgate.processor.scan.Declaration.MaskUse;
import dev.headgate.processor.scan.Declaration.Mention;
import dev.headgate.processor.scan.Declaration.Parameter;
import dev.headgate.processor.scan.Declaration.ScaleUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Turns masks as written into masks on the model's losses. */
record Masks(List<String> losses) {

  /** The masks of one kind, told of at their own places or, where that is a class file, at one. */
  List<Mask> resolve(List<MaskUse> uses, MaskKind kind, String place, Scope scope) {
    return resolve(uses, kind, place).stream()
        .map(mask -> new Mask(mask.losses(), mask.total(), mask.text(), scope.place(mask.origin())))
        .toList();
  }

  /**
   * The masks of one kind.
   *
   * @param place the user's words for where they stand
   */
  List<Mask> resolve(List<MaskUse> uses, MaskKind kind, String place) {
    return uses.stream().filter(use -> use.kind() == kind).map(use -> resolve(use, place)).toList();
  }

  private Mask resolve(MaskUse use, String place) {
    List<String> named = use.losses().stream().map(Mention::name).toList();
    return new Mask(
        Set.copyOf(named.isEmpty() ? losses : named),
        named.isEmpty(),
        use.text() + " on " + place,
        use.origin());
  }

  /** The same, told of at their own places or, where that is a class file, at one. */
  List<Scale> scales(Parameter parameter, String words, String place, Scope scope) {
    return scales(parameter, words, place).stream()
        .map(
            scale ->
                new Scale(
                    scale.name(),
                    scale.losses(),
                    scale.value(),
                    scale.text(),
                    scope.place(scale.origin())))
        .toList();
  }

  /**
   * The gradient scales on a parameter of a method.
   *
   * @param words what their names are made of
   */
  List<Scale> scales(Parameter parameter, String words, String place) {
    List<Scale> scales = new ArrayList<>();
    for (ScaleUse use : parameter.scales()) {
      List<String> named = use.losses().stream().map(Mention::name).toList();
      boolean alone = parameter.scales().size() == 1;
      scales.add(
          new Scale(
              words + (alone || named.isEmpty() ? "" : " " + String.join(" ", named)),
              Set.copyOf(named.isEmpty() ? losses : named),
              use.value(),
              "@GradientScale on " + place,
              use.origin()));
    }
    return scales;
  }
}
