package dev.headgate.processor.numbers;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** One to three phases for a model, drawn from its seed. */
public record RandomPhases(RandomModel model, List<Phase> phases) {

  /** A phase with its losses, and the instances and layers it trains. */
  record Phase(String name, List<String> losses, List<String> trains) {}

  /** Draws them. */
  public static RandomPhases draw(RandomModel model) {
    Variants variants = new Variants(model);
    Random random = new Random(model.seed());
    List<Phase> drawn = new ArrayList<>();
    for (String name : List.of("one", "two", "three").subList(0, 1 + random.nextInt(3))) {
      drawn.add(
          new Phase(name, some(variants.losses(), random), some(variants.instances(), random)));
    }
    return new RandomPhases(model, drawn);
  }

  private static List<String> some(List<String> all, Random random) {
    List<String> chosen =
        new ArrayList<>(all.stream().filter(each -> random.nextInt(3) > 0).toList());
    return chosen.isEmpty() ? List.of(all.get(random.nextInt(all.size()))) : chosen;
  }

  /** The model with these phases. */
  public RandomModel annotated(String suffix) {
    Variants variants = new Variants(model);
    return variants.annotated(
        suffix,
        phases.stream().map(phase -> annotation(variants, phase)).collect(Collectors.joining()));
  }

  private static String annotation(Variants variants, Phase phase) {
    return "  @Phase(name = \"%s\", losses = {%s}, trains = {%s})\n"
        .formatted(
            phase.name(),
            quoted(phase.losses()),
            quoted(variants.withFurtherLayers(phase.trains())));
  }

  static String quoted(List<String> names) {
    return names.stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(", "));
  }
}
