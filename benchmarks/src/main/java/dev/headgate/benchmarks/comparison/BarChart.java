package dev.headgate.benchmarks.comparison;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Times as horizontal bars, in multiples of the fastest other framework's. Drawn by hand: a chart
 * library needs a font system, which a JVM without a screen often lacks.
 */
final class BarChart {
  private static final List<String> COLOURS = List.of("#2a6fbb", "#b5b5b5", "#8c8c8c", "#d9d9d9");
  private static final double LIMIT = 3;
  private static final int LEFT = 250;
  private static final int WIDTH = 420;
  private static final int BAR = 11;
  private static final int GAP = 10;
  private static final int TOP = 44;

  private final StringBuilder body = new StringBuilder();
  private int y = TOP;

  private BarChart() {}

  /**
   * Draws a group of bars for each point.
   *
   * @param bars by point's title, then by entrant's name, ours first
   */
  static String draw(String title, Map<String, Map<String, Double>> bars) {
    BarChart chart = new BarChart();
    bars.forEach(chart::group);
    return chart.document(title);
  }

  private void group(String title, Map<String, Double> row) {
    text(LEFT - 8, y + row.size() * BAR / 2 + 4, "end", title);
    int colour = 0;
    for (Map.Entry<String, Double> bar : row.entrySet()) {
      double value = bar.getValue();
      double width = Math.min(value, LIMIT) / LIMIT * WIDTH;
      body.append(
          String.format(
              Locale.ROOT,
              "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>%n",
              LEFT,
              y,
              width,
              BAR - 1,
              COLOURS.get(colour++ % COLOURS.size())));
      String label = bar.getKey() + " " + Verdict.number(value) + (value > LIMIT ? " ..." : "");
      text(LEFT + (int) width + 4, y + BAR - 2, "start", label);
      y += BAR;
    }
    y += GAP;
  }

  private String document(String title) {
    int one = LEFT + (int) (WIDTH / LIMIT);
    String line =
        "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"#444\" stroke-dasharray=\"3,3\"/>%n"
            .formatted(one, TOP - 6, one, y);
    int width = LEFT + WIDTH + 130;
    return """
        <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d"
             font-family="sans-serif" font-size="10">
        <rect width="100%%" height="100%%" fill="white"/>
        <text x="12" y="18" font-size="13">%s</text>
        <text x="%d" y="34" text-anchor="middle">1 = fastest other</text>
        """
            .formatted(width, y + GAP, width, y + GAP, title, one)
        + body
        + line
        + "</svg>\n";
  }

  private void text(int x, int baseline, String anchor, String words) {
    body.append(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>%n"
            .formatted(x, baseline, anchor, words));
  }
}
