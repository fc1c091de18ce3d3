package dev.headgate.examples.vaegan;

import dev.headgate.examples.Progress;
import dev.headgate.examples.data.FashionMnist;
import dev.headgate.examples.data.MeanImage;

/** Trains the three networks and prints how far each is. Takes no arguments. */
public final class Main {

  private static final int EPOCHS = 6;

  private Main() {}

  public static void main(String[] arguments) {
    FashionMnist train = FashionMnist.train();
    FashionMnist test = FashionMnist.test();
    System.out.printf(
        "Fashion-MNIST, 1,000 test images. Squared error of the mean image: %.4f%n",
        MeanImage.squaredError(train, test));
    Progress progress = new Progress();
    try (VaeGanTraining training = new VaeGanTraining(train, test, 42)) {
      say(progress, training, 0);
      for (int epoch = 1; epoch <= EPOCHS; epoch++) {
        training.epoch();
        say(progress, training, epoch);
      }
    }
  }

  private static void say(Progress progress, VaeGanTraining training, int epoch) {
    VaeGanTraining.Measured measured = training.measure();
    progress.say(
        "after %d of %d epochs: squared error %.4f, discriminator right %.1f %% of the time",
        epoch, EPOCHS, measured.error(), 100 * measured.accuracy());
  }
}
