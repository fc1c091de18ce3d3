package dev.headgate.examples.linearprobe;

import dev.headgate.examples.Parameters;
import dev.headgate.examples.Progress;
import dev.headgate.examples.Shuffle;
import dev.headgate.examples.data.FashionMnist;
import dev.headgate.examples.data.ImageBatch;
import org.nd4j.linalg.learning.config.Adam;

/** Trains the autoencoder with and without the probe, side by side. Takes no arguments. */
public final class Main {

  private static final int EPOCHS = 8;
  private static final int BATCH = 50;
  private static final long SEED = 42;

  private Main() {}

  public static void main(String[] arguments) {
    Progress progress = new Progress();
    FashionMnist train = FashionMnist.train();
    FashionMnist test = FashionMnist.test();
    ImageBatch batch = new ImageBatch(BATCH);
    Shuffle shuffle = new Shuffle(train.count(), SEED);
    try (CompiledProbedAutoencoder probed =
            CompiledProbedAutoencoder.builder()
                .batchSize(BATCH)
                .seed(SEED)
                .updater(new Adam(2e-3))
                .threads(2)
                .build();
        CompiledAutoencoder alone =
            CompiledAutoencoder.builder()
                .batchSize(BATCH)
                .seed(SEED)
                .updater(new Adam(2e-3))
                .threads(2)
                .build()) {
      System.out.println(probed.routing());
      for (int epoch = 1; epoch <= EPOCHS; epoch++) {
        double error =
            batch.visit(
                train,
                shuffle.next(),
                b -> {
                  alone.step(BATCH, b.images());
                  return probed.step(BATCH, b.images(), b.labels()).reconstruction();
                });
        progress.say(
            "epoch %d of %d: reconstruction %.4f, probe right on %.1f %% of the test images",
            epoch,
            EPOCHS,
            error,
            100 * batch.accuracy(test, b -> probed.forward(BATCH, b.images()).probeValues()));
      }
      for (String instance : new String[] {"encoder", "decoder"}) {
        progress.say(
            "%s: of %,d parameters, %d differ by a bit from those trained without the probe",
            instance,
            Parameters.count(probed, instance),
            Parameters.different(probed, alone, instance));
      }
    }
  }
}
