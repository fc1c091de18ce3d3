package dev.headgate.benchmarks.comparison;

import dev.headgate.benchmarks.work.Layer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Convolutions of a ResNet's sizes, and the geometric mean over them. */
final class Layers implements Topic {
  private static final double EACH = 1.1;
  private static final double MEAN = 1.0;

  @Override
  public String name() {
    return "layers";
  }

  @Override
  public String measure(Entrants entrants, Effort effort, Page page) throws IOException {
    List<Point> points = new ArrayList<>();
    for (int batch : new int[] {1, 8}) {
      for (Layer.Size size : Layer.Size.values()) {
        String title = size.title() + ", batch " + batch;
        points.add(new Point(title, new Layer(size, batch), 1, EACH));
      }
    }
    String title = "A convolution, forward and backward, one thread";
    SideBySide comparison = new SideBySide(name(), title, points);
    Rounds rounds = comparison.rounds(entrants, effort);
    ComparisonTable table = new ComparisonTable(rounds, entrants.headgate, entrants.compared());
    double logarithms = points.stream().mapToDouble(p -> Math.log(table.ratio(p))).sum();
    double mean = Math.exp(logarithms / points.size());
    return comparison.text(rounds, table, effort, page)
        + "\nGeometric mean of ours / fastest other: "
        + Verdict.number(mean)
        + ", target at most 1.0: "
        + Verdict.atMost(MEAN, mean)
        + ".\n";
  }
}
