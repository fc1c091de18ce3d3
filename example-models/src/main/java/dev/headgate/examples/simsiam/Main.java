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
    FashionMnist train = FashionMnist.train();
    FashionMnist test = FashionMnist.test();
    try (Learner learner = Learners.simSiam(SEED)) {
      new Training(train, test, learner, SEED).train(progress, "with the stop-gradient", EPOCHS);
    }
    try (Learner learner = Learners.withoutStop(SEED)) {
      new Training(train, test, learner, SEED).train(progress, "without it", EPOCHS);
    }
  }
}
