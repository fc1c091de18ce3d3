package dev.headgate.examples;

import java.util.ArrayList;
import java.util.List;

/** A table of text: the first column is aligned left, the others right. */
public final class TextTable {

  private static final String INDENT = "  ";
  private static final String GAP = "   ";

  private final List<String[]> rows = new ArrayList<>();

  /** A table with these column heads. */
  public TextTable(String... heads) {
    rows.add(heads);
  }

  /**
   * Adds a row.
   *
   * @throws IllegalArgumentException where it has another number of cells than there are heads
   */
  public void row(String... cells) {
    if (cells.length != rows.get(0).length) {
      throw new IllegalArgumentException(
          cells.length + " cells in a table of " + rows.get(0).length + " columns");
    }
    rows.add(cells);
  }

  /** The table, each line indented and ended by a line break. */
  @Override
  public String toString() {
    int[] widths = new int[rows.get(0).length];
    for (String[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        widths[i] = Math.max(widths[i], row[i].length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (String[] row : rows) {
      StringBuilder line = new StringBuilder(INDENT);
      for (int i = 0; i < row.length; i++) {
        String padding = " ".repeat(widths[i] - row[i].length());
        line.append(i == 0 ? row[i] + padding : GAP + padding + row[i]);
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }
}
