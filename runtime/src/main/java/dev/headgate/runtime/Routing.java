package dev.headgate.runtime;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which loss trains which instance of a compiled model, as its masks declare it.
 *
 * @param losses the model's losses in the order of the source
 * @param rows for each instance, or layer outside any, an effect for each loss
 * @param cost what the gradients of one step take
 */
public record Routing(List<String> losses, Map<String, List<Effect>> rows, Cost cost) {

  /**
   * What the backward pass takes, all phases together, and what it would take if every loss had a
   * backward pass of its own, as one that keeps losses apart at run time does.
   *
   * @param calls kernel calls that compute gradients, for one tile of samples
   * @param multiplyAdds multiply-adds that these take for one sample
   * @param separateCalls kernel calls if each loss were sent back by itself
   * @param separateMultiplyAdds multiply-adds that these would take
   */
  public record Cost(int calls, long multiplyAdds, int separateCalls, long separateMultiplyAdds) {

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "gradients: %,d kernel calls, %,d multiply-adds a sample; one backward pass for each loss:"
              + " %,d kernel calls, %,d multiply-adds",
          calls,
          multiplyAdds,
          separateCalls,
          separateMultiplyAdds);
    }
  }

  public Routing {
    losses = List.copyOf(losses);
    rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
  }

  /** The instances in order of first appearance. */
  public List<String> instances() {
    return List.copyOf(rows.keySet());
  }

  /**
   * What a loss does to an instance.
   *
   * @throws IllegalArgumentException if the model has no such loss or instance
   */
  public Effect effect(String loss, String instance) {
    List<Effect> row = rows.get(instance);
    if (row == null) {
      throw new IllegalArgumentException(
          "no instance \"" + instance + "\"; known: " + rows.keySet());
    }
    int column = losses.indexOf(loss);
    if (column < 0) {
      throw new IllegalArgumentException("no loss \"" + loss + "\"; known: " + losses);
    }
    return row.get(column);
  }

  /** A table with a line for each instance and a column for each loss. */
  @Override
  public String toString() {
    int first = width(rows.keySet(), 0);
    int others = width(losses, Effect.FLOWS_THROUGH.toString().length());
    StringBuilder table = new StringBuilder(" ".repeat(first));
    losses.forEach(loss -> table.append("  ").append(padded(loss, others)));
    rows.forEach(
        (instance, effects) -> {
          table.append('\n').append(padded(instance, first));
          effects.forEach(effect -> table.append("  ").append(padded(effect.toString(), others)));
        });
    return table
        .toString()
        .lines()
        .map(String::stripTrailing)
        .reduce((a, b) -> a + "\n" + b)
        .orElse("");
  }

  private static int width(Iterable<String> words, int minimum) {
    int width = minimum;
    for (String word : words) {
      width = Math.max(width, word.length());
    }
    return width;
  }

  private static String padded(String word, int width) {
    return word + " ".repeat(width - word.length());
  }
}
