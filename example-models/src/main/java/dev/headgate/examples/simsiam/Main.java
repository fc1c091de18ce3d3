package dev.headgate.examples.simsiam;

import dev.headgate.examples.Progress;
import dev.headgate.examples.data.FashionMnist;
import dev.headgate.examples.views.Learner;
import dev.headgate.examples.views.Training;

/** Trains with and without the stop-gradient and prints what was learned. Takes no arguments. */
public final class Main {

  private static final int EPOCHS = 10;
  private static final long SEED = 42;

  private Main() {}

  public static void main(String[] arguments) {
    Progress progress = new Progress();
    try (Learner learner = Learners.simSiam(SEED)) {
      train(progress, "with @StopGradientFrom", learner);
    }
    try (Learner learner = Learners.withoutStop(SEED)) {
      train(progress, "without", learner);
    }
  }

  private static void train(Progress progress, String what, Learner learner) {
    Training training =
        new Training(FashionMnist.train(), FashionMnist.test(), learner, SEED);
    say(progress, what, 0, training.measure());
    for (int epoch = 1; epoch <= EPOCHS; epoch++) {
      progress.say("loss %.4f", training.epoch());
      if (epoch % 5 == 0) {
        say(progress, what, epoch, training.measure());
      }
    }
  }

  private static void say(Progress progress, String what, int epoch, Training.Measured measured) {
    progress.say(
        "%s, after %2d of %d epochs: nearest neighbours right %.1f %%, spread %.3f",
        what, epoch, EPOCHS, 100 * measured.accuracy(), measured.spread());
  }
}
