package dev.headgate.processor.numbers;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** Draws masks: mostly none, for one loss more often than for several or all. */
final class RandomMasks {

  private final Random random;
  private final List<String> losses;
  private final int percent;

  /**
   * @param percent how many places in a hundred get a mask
   */
  RandomMasks(Random random, List<String> losses, int percent) {
    this.random = random;
    this.losses = losses;
    this.percent = percent;
  }

  /** Perhaps a mask that keeps losses from parameters; empty or with a space behind it. */
  String frozen() {
    return draw("@Frozen");
  }

  /** Perhaps a mask that losses do not pass; empty or with a space behind it. */
  String stop() {
    return draw("@StopGradientFrom");
  }

  /** Perhaps something that multiplies what goes back; empty or with a space behind it. */
  String scale() {
    if (random.nextInt(100) >= percent) {
      return "";
    }
    float value = List.of(-1f, -0.5f, 0.25f, 2f).get(random.nextInt(4));
    String loss = losses.get(random.nextInt(losses.size()));
    return random.nextBoolean()
        ? "@GradientScale(%sf) ".formatted(value)
        : "@GradientScale(loss = \"%s\", value = %sf) ".formatted(loss, value);
  }

  /** Perhaps a loss's weight; empty or with a space behind it. */
  String weight() {
    return random.nextInt(100) >= percent ? "" : "@Weight(0.5f) ";
  }

  private String draw(String mask) {
    if (random.nextInt(100) >= percent) {
      return "";
    }
    List<String> shuffled = new ArrayList<>(losses);
    Collections.shuffle(shuffled, random);
    int count = List.of(1, 1, 1, 1, 2, 3, 0).get(random.nextInt(7));
    List<String> named = shuffled.subList(0, Math.min(count, shuffled.size()));
    String names = named.stream().map(l -> "\"" + l + "\"").collect(Collectors.joining(", "));
    return switch (named.size()) {
      case 0 -> mask + " ";
      case 1 -> mask + "(" + names + ") ";
      default -> mask + "({" + names + "}) ";
    };
  }
}
