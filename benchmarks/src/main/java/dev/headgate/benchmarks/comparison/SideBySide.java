package dev.headgate.benchmarks.comparison;

import java.io.IOException;
import java.util.List;

/** Times of all frameworks at some points: a table, a plot, and who could not take part. */
record SideBySide(String name, String title, List<Point> points) implements Topic {

  @Override
  public String measure(Entrants entrants, Effort effort, Page page) throws IOException {
    Rounds rounds = rounds(entrants, effort);
    return text(
        rounds, new ComparisonTable(rounds, entrants.headgate, entrants.compared()), effort, page);
  }

  Rounds rounds(Entrants entrants, Effort effort) throws IOException {
    Rounds rounds = new Rounds();
    for (Point point : points) {
      rounds.add(point, entrants.compared());
    }
    rounds.run(effort);
    return rounds;
  }

  String text(Rounds rounds, ComparisonTable table, Effort effort, Page page) throws IOException {
    StringBuilder text = new StringBuilder(table.markdown().toString());
    text.append("\n").append(effort.words()).append("\n");
    rounds.objections.forEach(
        (who, why) -> text.append("\n%s takes no part everywhere: %s.%n".formatted(who, why)));
    return text + "\n" + page.image(name, title, BarChart.draw(title, table.bars()));
  }
}
