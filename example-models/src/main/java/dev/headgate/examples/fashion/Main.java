package dev.headgate.examples.fashion;

import dev.headgate.examples.Progress;

/** Trains the classifier and prints its accuracy after each epoch. Takes no arguments. */
public final class Main {

  private static final int EPOCHS = 10;

  private Main() {}

  public static void main(String[] arguments) {
    System.out.println("Fashion-MNIST: 5,000 training images, accuracy on 1,000 test images");
    Progress progress = new Progress();
    try (FashionTraining training = new FashionTraining(EPOCHS, 2, 42)) {
      for (int epoch = 1; epoch <= EPOCHS; epoch++) {
        double loss = training.epoch();
        progress.say(
            "epoch %2d of %d: loss %.4f, accuracy %.1f %%",
            epoch, EPOCHS, loss, 100 * training.testAccuracy());
      }
    }
  }
}
