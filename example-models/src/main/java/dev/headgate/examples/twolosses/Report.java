package dev.headgate.examples.twolosses;

import dev.headgate.examples.TextTable;
import dev.headgate.examples.twolosses.Outcome.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Puts a comparison into words and tables. */
final class Report {

  private static final List<String> INSTANCES = List.of("net1", "net2", "net3");
  private static final String GENERATED = "target/generated-sources/annotations/";

  private final Comparison comparison;
  private final StringBuilder text = new StringBuilder();

  private Report(Comparison comparison) {
    this.comparison = comparison;
  }

  /** The whole report. */
  static String of(Comparison comparison) {
    Report report = new Report(comparison);
    report.losses();
    report.movements();
    report.routings();
    report.sources();
    report.question1();
    report.question2();
    return report.text.toString();
  }

  /** What is trained, on what. */
  static String introduction(Settings settings) {
    return """
    image -> net1 -> output1 -> net2 -> output2 -> net3 -> output3
                        |                                     |
                      loss1                                 loss2

    loss1: output1 against the answers of 20 filters (1 is what predicting 0 costs)
    loss2: output3 against the foreground and the edges of the image
    %d Fashion-MNIST images enlarged to 56x56, %d epochs, batches of %d,
    SGD with rate %s, %d threads
    """
        .formatted(
            settings.trainImages(),
            settings.epochs(),
            settings.batch(),
            settings.rate(),
            settings.threads());
  }

  private void title(String title) {
    text.append('\n').append(title).append('\n');
  }

  private void losses() {
    title("Losses on test images, by epoch (loss1 | loss2)");
    List<String> heads = new ArrayList<>(List.of("epoch"));
    comparison.all().forEach(outcome -> heads.add(outcome.title()));
    TextTable table = new TextTable(heads.toArray(String[]::new));
    for (int epoch = 0; epoch < comparison.noMask().history().size(); epoch++) {
      List<String> cells = new ArrayList<>(List.of(Integer.toString(epoch)));
      for (Outcome outcome : comparison.all()) {
        LossPair losses = outcome.history().get(epoch);
        cells.add(number(losses.loss1()) + " | " + number(losses.loss2()));
      }
      table.row(cells.toArray(String[]::new));
    }
    text.append(table);
  }

  private void movements() {
    title(
        "How far training moved the parameters (norm of the difference, and relative to the"
            + " start)");
    List<String> heads = new ArrayList<>(List.of(""));
    heads.addAll(INSTANCES);
    TextTable table = new TextTable(heads.toArray(String[]::new));
    for (Outcome outcome : comparison.all()) {
      List<String> cells = new ArrayList<>(List.of(outcome.title()));
      INSTANCES.forEach(instance -> cells.add(movement(outcome, instance)));
      table.row(cells.toArray(String[]::new));
    }
    text.append(table);
  }

  private static String movement(Outcome outcome, String instance) {
    if (!outcome.has(instance)) {
      return "-";
    }
    Difference moved = outcome.moved(instance);
    return moved.none()
        ? "0, every bit kept"
        : format("%.4f (%3.0f %%)", moved.norm(), 100 * moved.norm() / outcome.startNorm(instance));
  }

  private void routings() {
    for (Outcome outcome : comparison.all()) {
      title("Routing, " + outcome.title());
      text.append(outcome.routing().toString().stripTrailing().indent(2));
    }
  }

  private void sources() {
    title("The generated source, to be read (from the folder example-models)");
    for (Outcome outcome : comparison.all()) {
      String path = outcome.source().getName().replace('.', '/') + ".java";
      text.append(("  " + GENERATED + path + "\n"));
    }
  }

  private void question1() {
    title("Question 1: how can loss2 train net2 and net3 without updating net1?");
    Outcome masked = comparison.question1();
    Difference fromLoss1Alone = masked.differenceFrom(comparison.withoutLoss2(), "net1");
    Difference withoutMask = comparison.noMask().differenceFrom(comparison.withoutLoss2(), "net1");
    text.append("  By @StopGradientFrom(\"loss2\") on the use of net1.\n");
    text.append(
        format(
            "  %s Of net1's %,d parameters, %,d differ by a bit from training without loss2.\n",
            verdict(fromLoss1Alone.none()),
            fromLoss1Alone.parameters(),
            fromLoss1Alone.different()));
    text.append(
        format(
            "  %s Without the mask loss2 does update net1: %,d parameters differ, by a norm of"
                + " %.4f.\n",
            verdict(!withoutMask.none()), withoutMask.different(), withoutMask.norm()));
    text.append(
        format(
            "  %s net2 and net3 learn all the same: loss2 went from %s to %s.\n",
            verdict(falls(masked)), number(first(masked).loss2()), number(last(masked).loss2())));
  }

  private void question2() {
    title("Question 2: how can loss2 train net1 and net2 through net3 without updating net3?");
    Outcome masked = comparison.question2();
    Difference net3 = masked.moved("net3");
    Difference net1 = masked.differenceFrom(comparison.withoutLoss2(), "net1");
    text.append("  By @Frozen on the use of net3.\n");
    text.append(
        format(
            "  %s Of net3's %,d parameters, %,d changed by a bit.\n",
            verdict(net3.none()), net3.parameters(), net3.different()));
    text.append(
        format(
            "  %s loss2 reaches net2 and net1 through it: net2 moved by %.4f, and net1 ended %.4f"
                + " away\n"
                + "      from where loss1 alone takes it.\n",
            verdict(!masked.moved("net2").none() && !net1.none()),
            masked.moved("net2").norm(),
            net1.norm()));
    text.append(
        format(
            "  %s They serve loss2 as far as a net3 with random weights lets them: from %s to"
                + " %s.\n",
            verdict(falls(masked)), number(first(masked).loss2()), number(last(masked).loss2())));
  }

  private static boolean falls(Outcome outcome) {
    return last(outcome).loss2() < first(outcome).loss2();
  }

  private static LossPair first(Outcome outcome) {
    return outcome.history().get(0);
  }

  private static LossPair last(Outcome outcome) {
    return outcome.history().get(outcome.history().size() - 1);
  }

  private static String verdict(boolean holds) {
    return holds ? "yes:" : "NO: ";
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "-     " : format("%.4f", value);
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
