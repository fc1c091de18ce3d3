package dev.headgate.examples.dann;

import dev.headgate.examples.Progress;

/** Trains without and with gradient reversal and prints the accuracies. Takes no arguments. */
public final class Main {

  private static final int EPOCHS = 12;

  /** The last epochs, whose mean counts: two classifiers that pull at the features never rest. */
  private static final int LAST = 4;

  private Main() {}

  public static void main(String[] arguments) {
    System.out.println(
        "Source: Fashion-MNIST with labels. Target: its images, in another order, turned");
    System.out.println(
        "by 30 degrees, no labels. Accuracy on 1,000 test images, as they are and turned.");
    Progress progress = new Progress();
    double without = train(false, progress);
    double with = train(true, progress);
    progress.say(
        "target accuracy, mean of the last %d epochs: without reversal %.1f %%, with reversal %.1f %%",
        LAST, 100 * without, 100 * with);
  }

  private static double train(boolean reversed, Progress progress) {
    try (Adaptation adaptation = new Adaptation(42)) {
      double sum = 0;
      for (int epoch = 0; epoch < EPOCHS; epoch++) {
        float scale = reversed ? Adaptation.reversal((double) epoch / EPOCHS) : 0;
        double loss = adaptation.epoch(scale);
        double target = adaptation.targetAccuracy();
        sum += epoch < EPOCHS - LAST ? 0 : target;
        progress.say(
            "epoch %2d of %d, scale %5.2f: domain loss %.3f, source %.1f %%, target %.1f %%",
            epoch + 1, EPOCHS, scale, loss, 100 * adaptation.sourceAccuracy(), 100 * target);
      }
      return sum / LAST;
    }
  }
}
