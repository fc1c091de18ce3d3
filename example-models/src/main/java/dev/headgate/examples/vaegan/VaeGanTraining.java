package dev.headgate.examples.vaegan;

import dev.headgate.examples.Shuffle;
import dev.headgate.examples.data.FashionMnist;
import dev.headgate.examples.data.ImageBatch;
import dev.headgate.examples.data.MeanImage;
import java.util.Arrays;
import org.nd4j.linalg.learning.config.Adam;

/** Trains {@link VaeGan} and measures it on the test images. */
final class VaeGanTraining implements AutoCloseable {

  private static final int BATCH = 50;

  private final FashionMnist train;
  private final FashionMnist test;
  private final ImageBatch batch = new ImageBatch(BATCH);
  private final float[] ones = new float[BATCH];
  private final float[] zeros = new float[BATCH];
  private final Shuffle shuffle;
  private final CompiledVaeGan model;

  VaeGanTraining(FashionMnist train, FashionMnist test, long seed) {
    this.train = train;
    this.test = test;
    Arrays.fill(ones, 1);
    shuffle = new Shuffle(train.count(), seed);
    model =
        CompiledVaeGan.builder()
            .batchSize(BATCH)
            .seed(seed)
            .updater(new Adam(1e-3, 0.5, 0.999, 1e-8))
            .threads(2)
            .build();
  }

  /** Visits every training image once. */
  void epoch() {
    batch.visit(
        train, shuffle.next(), filled -> model.step(BATCH, filled.images(), ones, zeros).total());
  }

  /**
   * What the model makes of the test images.
   *
   * @param error the mean squared error of the pictures, pixel by pixel
   * @param accuracy the share of images and pictures that the discriminator takes for what they are
   */
  record Measured(double error, double accuracy) {}

  Measured measure() {
    double[] accuracy = {0};
    double error =
        batch.visit(
            test,
            new Shuffle(test.count(), 0).next(),
            filled -> {
              CompiledVaeGan.Outputs outputs = model.forward(BATCH, filled.images());
              accuracy[0] += positive(outputs.ofImage_logitValues());
              accuracy[0] += 1 - positive(outputs.ofPicture_logitValues());
              return MeanImage.squaredError(outputs.pictureValues(), filled.images());
            });
    return new Measured(error, accuracy[0] / 2 / (test.count() / BATCH));
  }

  private static double positive(float[] logits) {
    int positive = 0;
    for (float logit : logits) {
      positive += logit > 0 ? 1 : 0;
    }
    return (double) positive / logits.length;
  }

  @Override
  public void close() {
    model.close();
  }
}
