package dev.headgate.examples.vqvae;

import dev.headgate.examples.Progress;
import dev.headgate.examples.data.FashionMnist;
import dev.headgate.examples.data.MeanImage;

/** Trains the autoencoder and prints its error and the codes it uses. Takes no arguments. */
public final class Main {

  private static final int EPOCHS = 8;

  private Main() {}

  public static void main(String[] arguments) {
    FashionMnist train = FashionMnist.train();
    FashionMnist test = FashionMnist.test();
    System.out.printf(
        "Fashion-MNIST, 1,000 test images. Squared error of the mean image: %.4f%n",
        MeanImage.squaredError(train, test));
    Progress progress = new Progress();
    try (VqVaeTraining training = new VqVaeTraining(train, test, 42)) {
      say(progress, training, 0);
      for (int epoch = 1; epoch <= EPOCHS; epoch++) {
        training.epoch();
        say(progress, training, epoch);
      }
    }
  }

  private static void say(Progress progress, VqVaeTraining training, int epoch) {
    CodeUsage codes = training.codes();
    progress.say(
        "after %d of %d epochs: squared error %.4f, %d of 64 codes used, perplexity %.1f",
        epoch, EPOCHS, training.error(), codes.used(), codes.perplexity());
  }
}
