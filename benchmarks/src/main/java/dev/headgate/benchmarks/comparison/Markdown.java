package dev.headgate.benchmarks.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table, the first row its head. */
final class Markdown {
  private final List<List<String>> rows = new ArrayList<>();

  void row(String... cells) {
    rows.add(new ArrayList<>(Arrays.asList(cells)));
  }

  /** Adds cells to the last row. */
  void more(String... cells) {
    rows.get(rows.size() - 1).addAll(Arrays.asList(cells));
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < rows.size(); i++) {
      text.append("| ").append(String.join(" | ", rows.get(i))).append(" |\n");
      if (i == 0) {
        text.append("|---".repeat(rows.get(0).size())).append("|\n");
      }
    }
    return text.toString();
  }
}
