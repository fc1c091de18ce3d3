package dev.headgate.processor.plan;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Makes Java names of the user's words, each only once; a second one of the same words gets a
 * number.
 */
public final class UniqueNames {

  private final Set<String> taken = new HashSet<>();

  /** The last number given behind each name, so that the next one is found at once. */
  private final Map<String, Integer> numbers = new HashMap<>();

  public UniqueNames(String... reserved) {
    taken.addAll(Set.of(reserved));
  }

  /** Names for a class in this one: none that is taken here, and not taken here. */
  public UniqueNames within() {
    return new UniqueNames(taken.toArray(String[]::new));
  }

  /** Such as {@code NET1_HIDDEN_WEIGHT} for {@code net1.hidden.weight}. */
  public String constant(String words) {
    String snake =
        words
            .replaceAll("(?U)([\\p{Lower}\\p{Digit}])(\\p{Upper})", "$1_$2")
            .replaceAll("(?U)[^\\p{Alnum}]+", "_");
    return unique(startLikeName(trim(snake)).toUpperCase(Locale.ROOT), "_");
  }

  /** Such as {@code net1Forward} for {@code net1 forward}. */
  public String camel(String words) {
    StringBuilder name = new StringBuilder();
    for (String word : trim(words.replaceAll("(?U)[^\\p{Alnum}_$]+", " ")).split(" ")) {
      if (name.isEmpty()) {
        name.append(word);
      } else {
        name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
      }
    }
    return unique(startLikeName(name.toString()), "");
  }

  /** Such as {@code GeneratorTile} for {@code generator tile}. */
  public String type(String words) {
    String name = new UniqueNames().camel(words);
    return unique(name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1), "");
  }

  /** The name itself, with an underscore behind it where it is taken. */
  public String plain(String name) {
    return taken.add(name) ? name : plain(name + "_");
  }

  private String unique(String name, String separator) {
    if (taken.add(name)) {
      return name;
    }
    int number = numbers.getOrDefault(name + separator, 1);
    do {
      number++;
    } while (!taken.add(name + separator + number));
    numbers.put(name + separator, number);
    return name + separator + number;
  }

  private static String trim(String name) {
    return name.replaceAll("^[_ ]+|[_ ]+$", "");
  }

  private static String startLikeName(String name) {
    if (name.isEmpty()) {
      return "unnamed"; // a name of nothing but underscores and dollars
    }
    return Character.isJavaIdentifierStart(name.charAt(0)) ? name : "_" + name;
  }
}
