package dev.headgate.examples.fashion;

import java.util.Locale;

/** Trains the classifier and prints its accuracy after each epoch. Takes no arguments. */
public final class FashionMain {

  private static final int EPOCHS = 10;

  private FashionMain() {}

  public static void main(String[] arguments) {
    System.out.println("Fashion-MNIST: 5,000 training images, accuracy on 1,000 test images");
    long began = System.nanoTime();
    try (FashionTraining training = new FashionTraining(EPOCHS, 2, 42)) {
      for (int epoch = 1; epoch <= EPOCHS; epoch++) {
        double loss = training.epoch();
        System.out.printf(
            Locale.ROOT,
            "epoch %2d of %d: loss %.4f, accuracy %.1f %%, %.0f s%n",
            epoch,
            EPOCHS,
            loss,
            100 * training.testAccuracy(),
            (System.nanoTime() - began) / 1e9);
      }
    }
  }
}
