package dev.headgate.examples.byol;

import dev.headgate.examples.Progress;
import dev.headgate.examples.data.FashionMnist;
import dev.headgate.examples.views.Learner;
import dev.headgate.examples.views.Training;

/** Trains with a target that follows and with one that stays. Takes no arguments. */
public final class Main {

  private static final int EPOCHS = 10;
  private static final long SEED = 42;

  private Main() {}

  public static void main(String[] arguments) {
    Progress progress = new Progress();
    FashionMnist train = FashionMnist.train();
    FashionMnist test = FashionMnist.test();
    try (Learner learner = new ByolLearner(0.99f, SEED)) {
      new Training(train, test, learner, SEED).train(progress, "target that follows", EPOCHS);
    }
    try (Learner learner = new ByolLearner(0, SEED)) {
      new Training(train, test, learner, SEED).train(progress, "target that stays", EPOCHS);
    }
  }
}
