package dev.headgate.processor.diag;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The nearest known name to one that is not known. */
public final class Suggestions {

  private Suggestions() {}

  /** Such as {@code ; did you mean "loss2"? Known: loss1, loss2}. */
  public static String sentence(String unknown, Collection<String> known) {
    if (known.isEmpty()) {
      return "; there are none here";
    }
    String all = "known: " + String.join(", ", known);
    return nearest(unknown, known)
        .map(name -> "; did you mean \"" + name + "\"? (" + all + ")")
        .orElse("; write one of the " + all);
  }

  /** The nearest name within a distance of max(1, a third of the length), the first of equals. */
  public static Optional<String> nearest(String unknown, Collection<String> known) {
    int limit = Math.max(1, unknown.length() / 3);
    return known.stream()
        .filter(name -> distance(unknown, name) <= limit)
        .min(Comparator.comparingInt(name -> distance(unknown, name)));
  }

  /** Levenshtein's distance, ignoring case: the number of letters to insert, delete or replace. */
  static int distance(String first, String second) {
    String a = first.toLowerCase(Locale.ROOT);
    String b = second.toLowerCase(Locale.ROOT);
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substitution = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substitution, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
