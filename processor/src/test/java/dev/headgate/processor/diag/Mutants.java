package dev.headgate.processor.diag;

import dev.headgate.processor.testing.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Copies of a good model with a few words of it deleted, doubled, swapped or replaced. */
final class Mutants {

  private static final Pattern TOKEN = Pattern.compile("\"[^\"]*\"|\\w+|\\S");

  /** What users write in wrong places, beside the model's own words. */
  private static final List<String> NASTY =
      List.of(
          "0",
          "-1",
          "2147483647",
          "\"\"",
          "null",
          "{}",
          "int",
          "void",
          "Missing",
          "String.class",
          "Net.class",
          "Two.class",
          "@Frozen",
          "@Output",
          "@Relu",
          "@Use(Head.class)",
          "@Weight(0)",
          "@GradientScale(2)",
          "@GradientScale(loss = \"loss1\", value = -1)",
          "@AverageOf(\"net\")",
          "@ProjectConflicts({\"loss1\", \"loss2\"})",
          "@Phase(name = \"\", losses = \"loss1\", trains = \"net\")",
          "@Phase(name = \"a\", losses = {\"loss1\", \"loss2\"}, trains = {\"net\", \"head\"})",
          "static",
          "default",
          "abstract",
          "<T>",
          "Tensor...",
          "loss1",
          "1e9f",
          "class",
          "_",
          "enum");

  private final Random random;
  private final List<String> words = new ArrayList<>(NASTY);

  Mutants(long seed) {
    random = new Random(seed);
    Mistake.MODEL.values().stream().sorted().forEach(text -> words.addAll(tokens(body(text))));
  }

  /** A mutant, in a package of its own. */
  List<Source> next(String packageName) {
    Map<String, String> texts = new TreeMap<>(Mistake.MODEL);
    List<String> types = List.copyOf(texts.keySet());
    int changes = random.nextInt(3) == 0 ? 2 : 1;
    for (int i = 0; i < changes; i++) {
      texts.computeIfPresent(types.get(random.nextInt(types.size())), (type, text) -> change(text));
    }
    return texts.entrySet().stream()
        .map(
            entry ->
                new Source(
                    packageName + "." + entry.getKey(),
                    entry.getValue().replace("package demo;", "package " + packageName + ";")))
        .toList();
  }

  private String change(String text) {
    List<String> tokens = tokens(body(text));
    int at = random.nextInt(tokens.size());
    String token = tokens.get(at);
    switch (random.nextInt(10)) {
      case 0 -> tokens.remove(at);
      case 1 -> tokens.add(at, token);
      case 2 -> tokens.add(random.nextInt(tokens.size()), tokens.remove(at));
      case 3 -> tokens.add(at, words.get(random.nextInt(words.size())));
      default -> {
        List<String> alike = words.stream().filter(word -> kind(word) == kind(token)).toList();
        tokens.set(at, alike.isEmpty() ? token : alike.get(random.nextInt(alike.size())));
      }
    }
    return text.substring(0, text.length() - body(text).length())
        + tokens.stream().collect(Collectors.joining(" "));
  }

  /** What stands in the same places: numbers, strings, types, other names, signs. */
  private static int kind(String token) {
    int first = token.codePointAt(0);
    if (Character.isDigit(first) || first == '-') {
      return 0;
    }
    if (first == '"') {
      return 1;
    }
    if (!Character.isJavaIdentifierStart(first)) {
      return 2;
    }
    return Character.isUpperCase(first) ? 3 : 4;
  }

  /** The text from the annotation of its type on. */
  private static String body(String text) {
    return text.substring(text.indexOf('@'));
  }

  private static List<String> tokens(String text) {
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.find()) {
      tokens.add(matcher.group());
    }
    return tokens;
  }
}
